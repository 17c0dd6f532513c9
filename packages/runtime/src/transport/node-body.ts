import type { IncomingMessage } from "node:http";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { ConnectionError } from "../errors/errors.js";
import { codeOf } from "./failure.js";

type Decoder = (
  bytes: Buffer,
  options: { readonly maxOutputLength?: number },
  done: (error: Error | null, decoded: Buffer) => void,
) => void;

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: gunzip,
  "x-gzip": gunzip,
  deflate: inflate,
  br: brotliDecompress,
};

/** Reads the bytes of an answer to the end. */
export function collect(
  response: IncomingMessage,
  limit: number,
  fail: (cause: unknown) => void,
  done: (bytes: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) fail(tooLong(limit));
  });
  response.on("end", () =>
    done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
  );
  response.on("error", fail);
}

/** Undoes the content encoding and reads the bytes as UTF-8. */
export function decodeBody(
  bytes: Buffer,
  encoding: string | undefined,
  limit: number,
): string | Promise<string> {
  if (encoding === undefined || encoding === "identity" || bytes.length === 0) {
    return textOf(bytes);
  }
  return decompress(bytes, encoding.toLowerCase(), limit).then(textOf);
}

/** Without the mark of byte order, as `fetch` has it. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decompress(bytes: Buffer, encoding: string, limit: number): Promise<Buffer> {
  const decode = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
  return new Promise((resolve, reject) => {
    if (decode === undefined) {
      throw new ConnectionError(`The content encoding ${JSON.stringify(encoding)} is not known`);
    }
    decode(bytes, Number.isFinite(limit) ? { maxOutputLength: limit } : {}, (error, decoded) => {
      if (error === null) resolve(decoded);
      else reject(codeOf(error) === "ERR_BUFFER_TOO_LARGE" ? tooLong(limit) : error);
    });
  });
}

/** What a body that is over the limit is refused with. */
export function tooLong(limit: number): ConnectionError {
  return new ConnectionError(`The answer is over maxResponseBytes (${limit})`);
}
