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

/**
 * The services that a token is good for. A mock with one address for all names that address, so
 * that a client which goes by the catalog does not take its token to the real cloud.
 */
export function catalogFor(
  apis: readonly ApiModule[],
  region: string,
  request: IncomingRequest,
): readonly CatalogEntry[] {
  const host = request.header("host") ?? "";
  const oneAddress = !host.startsWith("iam.");
  const urls = new Set(apis.map((api) => serviceUrl(api, region)));
  const iam = oneAddress ? `http://${host}` : `https://${host}`;
  const services = Array.from(urls, (url) => ({
    name: hostOf(url).split(".")[0] ?? "",
    url: oneAddress ? `http://${host}` : url,
  }));
  return [...services, { name: "iam", url: `${iam}/v3` }].map(({ name, url }) => ({
    id: idOf(`service ${name}`),
    type: name,
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
