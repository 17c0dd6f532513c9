import zlib, { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { startServer } from "../support/server.js";
import { TRANSPORTS } from "../support/transports.js";
import { clientOf } from "../support/widgets.js";

const BODY = '{"widgets":[]}';
const gzip = gzipSync(BODY);

/** A server that declares `encoding` for any bytes. */
const startEncoded = (encoding: string, bytes: string | Buffer) =>
  startServer((response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Encoding": encoding });
    response.end(bytes);
  });

const decoded: [encoding: string, bytes: string | Buffer][] = [
  ["gzip", gzip],
  ["GZip", gzip],
  ["x-gzip", gzip],
  ["deflate", deflateSync(BODY)],
  ["br", brotliCompressSync(BODY)],
  ["gzip, gzip", gzipSync(gzip)],
  ["gzip,br", brotliCompressSync(gzip)],
  ["identity", BODY],
  ["Identity", BODY],
  ["", BODY],
  ["utf-8", BODY],
  ["identity, gzip", gzip],
  ["gzip, Identity", gzip],
  [",gzip,", gzip],
  ["gzip,,br", brotliCompressSync(gzip)],
  ["identity, deflate", deflateSync(BODY)],
  ["identity,", BODY],
  [" , ", BODY],
];

const invalid: [title: string, encoding: string, bytes: string | Buffer, code: string][] = [
  ["a compressed body under an unknown name", "zip", gzip, "ERR_INVALID_RESPONSE"],
  ["an unknown coding next to a known one", "gzip, zip", gzip, "ERR_INVALID_RESPONSE"],
  ["an unknown coding next to identity", "identity, zip", gzip, "ERR_INVALID_RESPONSE"],
  ["gzip that is cut in its data", "gzip", gzip.subarray(0, 14), "ERR_INVALID_RESPONSE"],
  ["a body that is not gzip", "gzip", BODY, "ERR_CONNECTION"],
  ["a body that is not deflate", "deflate", "\u{fffd}\u{fffd}", "ERR_CONNECTION"],
  ["a body that is not brotli", "br", BODY, "ERR_CONNECTION"],
  ["a body that is not gzip under identity", "identity, gzip", BODY, "ERR_CONNECTION"],
  ["more than five codings", Array(6).fill("gzip").join(), gzip, "ERR_CONNECTION"],
  ["more than five elements", `,,,,,gzip`, gzip, "ERR_CONNECTION"],
];

describe.each(TRANSPORTS)("over %s", (_, createTransport) => {
  test.each(decoded)("decodes a body with Content-Encoding %j", async (encoding, bytes) => {
    const server = await startEncoded(encoding, bytes);
    const client = clientOf(server.url, { transport: createTransport() });
    await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  });

  test("decodes raw deflate", async () => {
    const server = await startEncoded("deflate", deflateRawSync(BODY));
    const client = clientOf(server.url, { transport: createTransport() });
    await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  });

  test("decodes gzip that lacks its checksum", async () => {
    const server = await startEncoded("gzip", gzip.subarray(0, -4));
    const client = clientOf(server.url, { transport: createTransport() });
    await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  });

  test.each(invalid)("rejects %s after one attempt", async (__, encoding, bytes, code) => {
    const server = await startEncoded(encoding, bytes);
    const client = clientOf(server.url, { transport: createTransport() });
    await expect(client.listWidgets()).rejects.toMatchObject({ code, attempts: [{}] });
    expect(server.received).toHaveLength(1);
  });

  test("bounds a body with an empty element in its list of codings", async () => {
    const packed = gzipSync(`{"widgets":[]${" ".repeat(5000)}}`);
    for (const bytes of [packed, " ".repeat(2000)]) {
      const server = await startEncoded(",gzip", bytes);
      const transport = createTransport();
      const client = clientOf(server.url, { transport, maxResponseBytes: 1000 });
      await expect(client.listWidgets()).rejects.toMatchObject({
        message: "listWidgets: the response body exceeds maxResponseBytes (1000)",
        attempts: [{}],
      });
    }
  });

  test("accepts a maxResponseBytes beyond what a buffer can hold", async () => {
    const server = await startEncoded("gzip", gzip);
    const transport = createTransport();
    for (const maxResponseBytes of [5 * 2 ** 30, Number.MAX_VALUE, Number.POSITIVE_INFINITY]) {
      const client = clientOf(server.url, { transport, maxResponseBytes });
      await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
    }
  });
});

const { zstdCompressSync } = zlib as { zstdCompressSync?: (text: string) => Buffer };

test.runIf(zstdCompressSync !== undefined)("decodes zstd over node:http", async () => {
  const server = await startEncoded("zstd", zstdCompressSync?.(BODY) ?? "");
  await expect(clientOf(server.url).listWidgets()).resolves.toEqual({ widgets: [] });
});
