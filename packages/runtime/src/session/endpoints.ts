import type { ServiceDescriptor } from "../descriptor.js";
import { InvalidArgumentError } from "../errors/errors.js";
import { shown } from "../options.js";

/**
 * One base URL for every API, IAM included, or one for each that is named by its package, such as
 * `publicips`; IAM is `iam`. `{region}` in it stands for the region.
 */
export type EndpointOption = string | Readonly<Record<string, string>>;

/**
 * A cloud that serves these APIs under its own domain. `@hcnet/runtime/clouds` has those that are known;
 * for any other give an object of your own, or just an `endpointSuffix`.
 */
export interface Cloud {
  /** Name for messages, such as `Open Telekom Cloud`. */
  readonly name: string;
  /** Domain of the endpoints, such as `otc.t-systems.com`. */
  readonly endpointSuffix: string;
  /** Known regions; others are accepted. */
  readonly regions: readonly string[];
  /** First label of the host of IAM where it is not `iam`. */
  readonly iamPrefix?: string | undefined;
  /** APIs that the cloud does not serve, by package name, and what it has instead. */
  readonly unavailable?: Readonly<Record<string, string>> | undefined;
}

/** Where requests go. */
export interface EndpointSource {
  readonly region?: string | undefined;
  readonly endpoint?: EndpointOption | undefined;
  readonly endpointSuffix?: string | undefined;
  readonly cloud?: Cloud | undefined;
}

const wrong = (field: string, what: string): InvalidArgumentError =>
  new InvalidArgumentError(`${field}: ${what}`);

function checkedBase(given: string, field: string, region: string | undefined): string {
  if (region === undefined && /\{region\}/.test(given)) {
    throw wrong(field, "expected a region for {region}, got none");
  }
  const url = String(given).replaceAll("{region}", region ?? "");
  // A user, a password or a query would go along with every request.
  if (!/^https?:\/\/[^@?]+$/i.test(url) || !URL.canParse(url)) {
    throw wrong(field, "expected an absolute http or https URL without user, password and query");
  }
  return withoutTrailingSlashes(new URL(url).href.split("#", 1)[0] ?? "");
}

/** In linear time, which `/\/+$/` does not take. */
export function withoutTrailingSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === "/") end -= 1;
  return text.slice(0, end);
}

/** Checks what can be checked before the service is known. */
export function checkEndpointSource({ region, endpoint, endpointSuffix }: EndpointSource): void {
  if (region === undefined && endpoint === undefined) {
    throw wrong("region", 'expected a region id such as "cn-north-4", or an endpoint; got neither');
  }
  checkForm("region", region, /^[a-z0-9]+(-[a-z0-9]+)*$/, "region id", "cn-north-4");
  const domain = /^[a-z0-9]+((\.|-+)[a-z0-9]+)*$/i;
  checkForm("endpointSuffix", endpointSuffix, domain, "domain", "myhuaweicloud.eu");
  if (endpoint !== undefined && (endpoint === null || !/string|object/.test(typeof endpoint))) {
    throw wrong(
      "endpoint",
      `expected a URL, or an object with a URL for each API, got ${shown(endpoint)}`,
    );
  }
  const apis = typeof endpoint === "string" ? [""] : Object.keys(endpoint ?? {});
  for (const api of apis) givenEndpoint(api, { endpoint, region });
}

function checkForm(
  field: string,
  value: string | undefined,
  form: RegExp,
  kind: string,
  example: string,
): void {
  if (value === undefined || (typeof value === "string" && form.test(value))) return;
  throw wrong(field, `expected a ${kind} such as "${example}", got ${shown(value)}`);
}

/** What was given for a service; undefined if it is to be derived. */
export function givenEndpoint(
  api: string,
  { endpoint, region }: EndpointSource,
): string | undefined {
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
  const given = givenEndpoint(service.api, source);
  if (given !== undefined) return given;
  const { region, cloud, endpointSuffix = cloud?.endpointSuffix } = source;
  if (region === undefined) {
    throw wrong(
      `endpoint.${service.api}`,
      "expected a URL, or a region to derive it from; got neither",
    );
  }
  const missing = cloud?.unavailable?.[service.api];
  if (missing !== undefined) {
    throw wrong("cloud", `${cloud?.name} does not serve ${service.api}: ${missing}`);
  }
  const { regionEndpoints = {}, endpoint: template } = service;
  if (endpointSuffix !== undefined) {
    const url = template.replace(/\{region\}\.[^/]*/, `${region}.${endpointSuffix}`);
    const prefix = cloud?.iamPrefix;
    return prefix && service.api === "iam" ? url.replace("//iam.", `//${prefix}.`) : url;
  }
  const known = Object.hasOwn(regionEndpoints, region) ? regionEndpoints[region] : undefined;
  return known ?? template.replace("{region}", region);
}
