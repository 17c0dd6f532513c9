import type { ServiceDescriptor } from "../descriptor.js";
import { InvalidArgumentError } from "../errors/errors.js";
import { IAM, IAM_GLOBAL_ENDPOINT } from "../identity/iam.js";

/**
 * One base URL for every API, IAM included, or one for each that is named by its package, such as
 * `publicips`; IAM is `iam`. `{region}` in it stands for the region.
 */
export type EndpointOption = string | Readonly<Record<string, string>>;

/** Where requests go. */
export interface EndpointSource {
  readonly region?: string | undefined;
  readonly endpoint?: EndpointOption | undefined;
  readonly endpointSuffix?: string | undefined;
}

function checkedBase(given: string, field: string, region: string | undefined): string {
  if (typeof given === "string" && given.includes("{region}") && region === undefined) {
    throw new InvalidArgumentError(`${field}: has {region}, but there is no region`);
  }
  const url = String(given).replaceAll("{region}", region ?? "");
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (cause) {
    throw new InvalidArgumentError(`${field}: ${JSON.stringify(url)} is not an absolute URL`, {
      cause,
    });
  }
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") {
    throw new InvalidArgumentError(`${field}: must begin with https:// or http://`);
  }
  if (parsed.username !== "" || parsed.password !== "" || parsed.search !== "") {
    throw new InvalidArgumentError(`${field}: must not carry a user, a password or a query`);
  }
  return parsed.href.replace(/[#?].*$/, "").replace(/\/+$/, "");
}

/** Checks what can be checked before the service is known. */
export function checkEndpointSource({ region, endpoint, endpointSuffix }: EndpointSource): void {
  if (region === undefined && endpoint === undefined) {
    throw new InvalidArgumentError(
      'region: missing; give a region id such as "cn-north-4", or an endpoint',
    );
  }
  if (
    region !== undefined &&
    (typeof region !== "string" || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(region))
  ) {
    throw new InvalidArgumentError(
      `region: ${JSON.stringify(region)} is not a region id such as "cn-north-4"`,
    );
  }
  if (
    endpointSuffix !== undefined &&
    (typeof endpointSuffix !== "string" ||
      !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(endpointSuffix))
  ) {
    throw new InvalidArgumentError(
      `endpointSuffix: ${JSON.stringify(endpointSuffix)} is not a domain such as "myhuaweicloud.eu"`,
    );
  }
  if (endpoint !== undefined && (endpoint === null || !/string|object/.test(typeof endpoint))) {
    throw new InvalidArgumentError("endpoint: must be a URL, or an object with a URL for each API");
  }
  const urls = typeof endpoint === "string" ? { endpoint } : (endpoint ?? {});
  for (const [name, url] of Object.entries(urls)) {
    checkedBase(url, typeof endpoint === "string" ? name : `endpoint.${name}`, region);
  }
}

/** What was given for a service; undefined if it is to be derived. */
function givenFor(api: string, { endpoint, region }: EndpointSource): string | undefined {
  if (typeof endpoint === "string") return checkedBase(endpoint, "endpoint", region);
  if (endpoint === undefined || !Object.hasOwn(endpoint, api)) return undefined;
  return checkedBase(endpoint[api] ?? "", `endpoint.${api}`, region);
}

/**
 * The base URL of a service: the given endpoint, else that of the region. A suffix takes the place
 * of what follows the region in the host, for regions with an endpoint of their own as well.
 *
 * @throws InvalidArgumentError when only other services have an endpoint and no region is given.
 */
export function resolveEndpoint(service: ServiceDescriptor, source: EndpointSource): string {
  const given = givenFor(service.api, source);
  if (given !== undefined) return given;
  const { region, endpointSuffix } = source;
  if (region === undefined) {
    throw new InvalidArgumentError(
      `endpoint.${service.api}: missing, and there is no region to derive it from`,
    );
  }
  const { regionEndpoints = {}, endpoint: template } = service;
  if (endpointSuffix !== undefined) {
    return template.replace(/\{region\}\.[^/]*/, `${region}.${endpointSuffix}`);
  }
  const known = Object.hasOwn(regionEndpoints, region) ? regionEndpoints[region] : undefined;
  return known ?? template.replace("{region}", region);
}

/** Base URL of IAM; the global one if nothing says which. */
export function resolveIamEndpoint(source: EndpointSource): string {
  if (source.region !== undefined) return resolveEndpoint(IAM, source);
  const given = givenFor(IAM.api, source);
  if (given !== undefined) return given;
  const { endpointSuffix } = source;
  return endpointSuffix === undefined ? IAM_GLOBAL_ENDPOINT : `https://iam.${endpointSuffix}`;
}
