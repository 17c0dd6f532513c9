import type { IncomingMessage } from "node:http";
import zlib from "node:zlib";
import { ConnectionError } from "../../errors/errors.js";
import { ByteCollector, tooLong } from "../byte-collector.js";
import { codeOf } from "../failure.js";

interface DecoderOptions {
  readonly maxOutputLength: number;
  readonly finishFlush: number;
}
type Decoder = (
  bytes: Uint8Array,
  options: DecoderOptions,
  done: (error: Error | null, decoded: Uint8Array) => void,
) => void;

// Node decodes zstd from 22.15 on.
const { zstdDecompress } = zlib as { readonly zstdDecompress?: Decoder };
const { BROTLI_OPERATION_FLUSH, Z_SYNC_FLUSH } = zlib.constants;

/** "deflate" is the zlib format; some servers send the raw one, which `fetch` decodes too. */
const inflate: Decoder = (bytes, options, done) => {
  const isZlib = ((bytes[0] ?? 0) & 0x0f) === 0x08;
  (isZlib ? zlib.inflate : zlib.inflateRaw)(bytes, options, done);
};

const brotli: Decoder = (bytes, options, done) =>
  zlib.brotliDecompress(bytes, { ...options, finishFlush: BROTLI_OPERATION_FLUSH }, done);

const zstd: Decoder | undefined =
  zstdDecompress &&
  ((bytes, { maxOutputLength }, done) =>
    zstdDecompress(bytes, { maxOutputLength } as DecoderOptions, done));

const DECODERS: ReadonlyMap<string, Decoder> = new Map([
  ["gzip", zlib.gunzip as Decoder],
  ["x-gzip", zlib.gunzip as Decoder],
  ["deflate", inflate],
  ["br", brotli],
  ...(zstd === undefined ? [] : [["zstd", zstd] as const]),
]);

/** As `fetch` on Node has it: each coding may expand to the whole limit. */
const MOST_CODINGS = 5;

/** Reads the bytes of a response to the end. */
export function collect(
  response: IncomingMessage,
  limit: number,
  fail: (cause: unknown) => void,
  done: (bytes: Uint8Array) => void,
): void {
  const body = new ByteCollector();
  response.on("data", (chunk: Buffer) => {
    body.add(chunk);
    if (body.size > limit) fail(tooLong(limit));
  });
  response.on("end", () => done(body.bytes));
  response.on("error", fail);
}

/**
 * Undoes the content codings and reads the bytes as UTF-8, with the same result as `fetch` on Node:
 * coding names are case-insensitive, several are undone from the last to the first, an unknown one
 * leaves the body as it came, and a compressed body may lack its end. Empty elements of the list
 * (RFC 9110, 5.6.1) and `identity` are ignored.
 */
export function decodeBody(
  bytes: Uint8Array,
  encoding: string | undefined,
  limit: number,
): string | Promise<string> {
  if (encoding === undefined || bytes.length === 0) return textOf(bytes);
  const codings = encoding.split(",").map((name) => name.trim().toLowerCase());
  if (codings.length > MOST_CODINGS) {
    throw new ConnectionError(
      `Content-Encoding: expected at most ${MOST_CODINGS} codings, got ${codings.length}`,
    );
  }
  const named = codings.filter((name) => name !== "" && name !== "identity");
  const decoders = named.map((name) => DECODERS.get(name));
  return decoders.every((decoder) => decoder !== undefined)
    ? decode(bytes, decoders, limit)
    : textOf(bytes);
}

async function decode(
  encoded: Uint8Array,
  decoders: readonly Decoder[],
  limit: number,
): Promise<string> {
  let bytes = encoded;
  for (const decoder of [...decoders].reverse()) bytes = await decompress(bytes, decoder, limit);
  return textOf(bytes);
}

/** Without the byte order mark, as `fetch` has it. */
function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  const text = Buffer.from(buffer, byteOffset, byteLength).toString("utf8");
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decompress(bytes: Uint8Array, decoder: Decoder, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const options = { maxOutputLength: limit, finishFlush: Z_SYNC_FLUSH };
    decoder(bytes, options, (error, decoded) => {
      if (error === null) resolve(decoded);
      else reject(codeOf(error) === "ERR_BUFFER_TOO_LARGE" ? tooLong(limit) : error);
    });
  });
}
