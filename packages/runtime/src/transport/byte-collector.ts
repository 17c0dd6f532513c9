import { ConnectionError } from "../errors/errors.js";

/** V8 has no longer string, and a body becomes one. */
const LONGEST_BODY_BYTES = 0x1fff_ffe8;

/** The limit that a request sets, clamped to what fits into a string. */
export const bodyLimit = (maxResponseBytes = Number.POSITIVE_INFINITY): number =>
  Math.min(maxResponseBytes, LONGEST_BODY_BYTES);

/** What a body over the limit is rejected with. */
export const tooLong = (limit: number): ConnectionError =>
  new ConnectionError(`the response body exceeds maxResponseBytes (${limit})`);

/**
 * Collects the chunks of a body in one growing buffer. Kept as separate chunks, those of one byte take
 * hundreds of times the memory of the body.
 */
export class ByteCollector {
  #bytes: Uint8Array = new Uint8Array(0);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** What was collected; a view that is valid until the next `add`. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }

  /** Appends a chunk. The first is not copied, as most bodies have no other. */
  add(chunk: Uint8Array): void {
    const size = this.#size + chunk.byteLength;
    if (this.#size === 0) {
      this.#bytes = chunk;
    } else {
      if (size > this.#bytes.byteLength) this.#grow(Math.max(size, this.#size * 2));
      this.#bytes.set(chunk, this.#size);
    }
    this.#size = size;
  }

  #grow(capacity: number): void {
    const grown = new Uint8Array(capacity);
    grown.set(this.bytes);
    this.#bytes = grown;
  }
}
