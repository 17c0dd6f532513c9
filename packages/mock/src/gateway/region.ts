import type { OpenApiDocument } from "../spec/document.js";

/** The region that a host belongs to, such as `vpc.cn-north-4.myhuaweicloud.com`. */
export type RegionOf = (host: string) => string | undefined;

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const hostOf = (url: string): string => url.replace(/^https?:\/\//, "").split("/")[0] ?? "";

/** The first label of the service's host, such as `vpc`. */
export function hostPrefix({ servers }: OpenApiDocument): string {
  return hostOf(servers[0]?.url ?? "").split(".")[0] ?? "";
}

/** Reads regions off hosts as the servers of a document have them. */
export function regionReader({ servers }: OpenApiDocument): RegionOf {
  const [server] = servers;
  const [before = "", after] = hostOf(server?.url ?? "").split("{region}");
  const own = Object.entries(server?.["x-region-endpoints"] ?? {});
  const regions = new Map(own.map(([id, endpoint]) => [hostOf(endpoint), id]));
  const pattern =
    after === undefined
      ? /(?!)/
      : new RegExp(`^${literally(before)}([a-z0-9-]+)${literally(after)}$`);
  // Mostly one host after another is the same.
  let last: { readonly host: string; readonly region: string | undefined } | undefined;
  return (host) => {
    if (last?.host !== host) {
      const name = host.replace(/:\d+$/, "").toLowerCase();
      last = { host, region: regions.get(name) ?? pattern.exec(name)?.[1] };
    }
    return last.region;
  };
}

/** The region that the first document takes where none is named. */
export function defaultRegion([api]: readonly { readonly document: OpenApiDocument }[]): string {
  const region = api?.document.servers[0]?.variables?.region?.default;
  if (region === undefined) throw new Error("The document has no server with a default region");
  return region;
}
