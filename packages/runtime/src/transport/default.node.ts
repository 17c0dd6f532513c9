import { ByteCollector, tooLong } from "./byte-collector.js";
import { readText } from "./fetch-transport.js";
import { decodeBody } from "./node/body.js";
import { createDirectConnections } from "./node/connections.js";
import { createTransportOver } from "./node/transport.js";
import type { Transport } from "./transport.js";

/** Connections with the defaults of `createNodeTransport`. */
export const createDefaultTransport = (): Transport =>
  createTransportOver(createDirectConnections({}));

/** Whether a list of codings has `identity` or an empty element, so that `fetch` of Node decodes nothing. */
const isLeftEncoded = (codings: string): boolean =>
  codings.split(",").some((coding) => /^(identity)?$/i.test(coding.trim()));

/** Reads the body of a `fetch` response, decoded as over node:http. */
export async function readBody(response: Response, limit: number): Promise<string> {
  const encoding = response.headers.get("content-encoding");
  if (encoding === null || response.body === null || !isLeftEncoded(encoding)) {
    return readText(response, limit);
  }
  const bytes = new ByteCollector();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes.add(chunk);
    if (bytes.size > limit) throw tooLong(limit);
  }
  return decodeBody(bytes.bytes, encoding, limit);
}
