import { InvalidArgumentError } from "@hcnet/runtime";
import { apis } from "../apis/index.js";
import { regionReader } from "../gateway/region.js";
import { isIdentityHost } from "../identity/hosts.js";

/** Whether the mock intercepts a URL. */
export type Intercepts = (url: URL) => boolean;

function originOf(endpoint: string, index: number): string {
  const place = `endpoints[${index}]`;
  if (!URL.canParse(endpoint)) {
    throw new InvalidArgumentError(`${place}: must be a URL such as https://vpc.example.com`);
  }
  const { origin, pathname, search } = new URL(endpoint);
  if (pathname === "/" && search === "") return origin;
  throw new InvalidArgumentError(`${place}: must end after the host, as the paths of the APIs do`);
}

/**
 * Knows the hosts of the services in every region, as the servers of their specs have them, those
 * of IAM and the metadata service, and the additional endpoints.
 *
 * @throws InvalidArgumentError when an endpoint is no URL, or has a path.
 */
export function interceptedHosts(endpoints: readonly string[]): Intercepts {
  const regions = apis.map(({ document }) => regionReader(document));
  const origins = new Set(endpoints.map(originOf));
  return ({ origin, host }) =>
    origins.has(origin) ||
    isIdentityHost(host) ||
    regions.some((regionOf) => regionOf(host) !== undefined);
}
