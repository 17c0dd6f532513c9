import type { ServiceDescriptor } from "../descriptor.js";
import { InvalidArgumentError } from "../errors/errors.js";
import { IAM, IAM_GLOBAL_ENDPOINT } from "../identity/iam.js";

/** One base URL for every API, or one for each that is named by its package, such as `publicips`. */
export type EndpointOption = string | Readonly<Record<string, string>>;

/** Where requests go. */
export interface EndpointSource {
  readonly region?: string | undefined;
  readonly endpoint?: EndpointOption | undefined;
}

function checkedBase(url: string, field: string): string {
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
export function checkEndpointSource({ region, endpoint }: EndpointSource): void {
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
  if (endpoint !== undefined && (endpoint === null || !/string|object/.test(typeof endpoint))) {
    throw new InvalidArgumentError("endpoint: must be a URL, or an object with a URL for each API");
  }
  const urls = typeof endpoint === "string" ? { endpoint } : (endpoint ?? {});
  for (const [name, url] of Object.entries(urls)) {
    checkedBase(url, typeof endpoint === "string" ? name : `endpoint.${name}`);
  }
}

/**
 * The base URL of a service: the given endpoint, else that of the region.
 *
 * @throws InvalidArgumentError when only other services have an endpoint and no region is given.
 */
export function resolveEndpoint(service: ServiceDescriptor, source: EndpointSource): string {
  const { region, endpoint } = source;
  const given = typeof endpoint === "string" ? endpoint : endpoint?.[service.api];
  if (given !== undefined) return checkedBase(given, "endpoint");
  if (region === undefined) {
    throw new InvalidArgumentError(
      `endpoint.${service.api}: missing, and there is no region to derive it from`,
    );
  }
  const { regionEndpoints, endpoint: template } = service;
  const known = Object.hasOwn(regionEndpoints, region) ? regionEndpoints[region] : undefined;
  return known ?? template.replace("{region}", region);
}

/** Base URL of IAM; the global one if nothing says which. */
export function resolveIamEndpoint(source: EndpointSource): string {
  const { region, endpoint } = source;
  const isOpen = region === undefined && typeof endpoint === "object" && !endpoint.iam;
  return isOpen ? IAM_GLOBAL_ENDPOINT : resolveEndpoint(IAM, source);
}
