import { apis } from "../apis/index.js";
import { listOperations } from "../spec/document.js";

/** Puts the host of the service in place of the one that a call was sent to. */
export type ServiceUrls = (url: string, operationId: string | undefined) => string;

/** Knows the host of each operation: its API's first server, with the defaults of its variables. */
export function serviceUrls(): ServiceUrls {
  const origins = new Map<string, string>();
  for (const { document } of apis) {
    const [server] = document.servers;
    const region = server?.variables?.region?.default ?? "";
    const origin = server?.url.replace("{region}", region) ?? "";
    for (const { operation } of listOperations(document)) {
      origins.set(operation.operationId, origin);
    }
  }
  return (url, operationId) => {
    const origin = origins.get(operationId ?? "");
    if (origin === undefined) return url;
    const { pathname, search } = new URL(url);
    return `${origin}${pathname}${search}`;
  };
}
