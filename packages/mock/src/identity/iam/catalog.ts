import type { ApiModule } from "../../api-module.js";
import type { IncomingRequest } from "../../gateway/message.js";
import { sha256Hex } from "../../platform/hashes.js";
import type { CatalogEntry } from "../facts.js";

const idOf = (text: string): string => sha256Hex(text).slice(0, 32);

/** Where a service is in a region, as its document says. */
function serviceUrl({ document }: ApiModule, region: string): string {
  const [server] = document.servers;
  const own = server?.["x-region-endpoints"]?.[region];
  return own ?? (server?.url ?? "").replace("{region}", region);
}

const hostOf = (url: string): string => url.replace(/^https?:\/\//, "");

/** Whether the mock has one address for all services, as when it listens on a port. */
const hasOneAddress = (request: IncomingRequest): boolean =>
  !(request.header("host") ?? "").startsWith("iam.");

/** Where IAM is, as the request reached it. */
export const iamUrl = (request: IncomingRequest): string =>
  `${hasOneAddress(request) ? "http" : "https"}://${request.header("host") ?? ""}`;

/**
 * The services that a token is good for. A mock with one address for all names that address, so
 * that a client which goes by the catalog does not take its token to the real cloud.
 */
export function catalogFor(
  apis: readonly ApiModule[],
  region: string,
  request: IncomingRequest,
): readonly CatalogEntry[] {
  const iam = iamUrl(request);
  const urls = new Set(apis.map((api) => serviceUrl(api, region)));
  const services = Array.from(urls, (url) => {
    const name = hostOf(url).split(".")[0] ?? "";
    return { name, type: name, url: hasOneAddress(request) ? iam : url, region };
  });
  // IAM is of no region, and has an entry for its own APIs and one for those of Keystone.
  const identity = [
    { name: "iam", type: "iam", url: `${iam}/v3.0`, region: "*" },
    { name: "keystone", type: "identity", url: `${iam}/v3`, region: "*" },
  ];
  return [...identity, ...services].map(({ name, type, url, region }) => ({
    id: idOf(`service ${name}`),
    type,
    name,
    endpoints: [
      {
        id: idOf(`endpoint ${name} ${region}`),
        interface: "public",
        region,
        region_id: region,
        url,
      },
    ],
  }));
}
