const octets = (value: number): string =>
  [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join(".");

// 198.18.0.0/15, which is set aside for tests and routed nowhere, without its first and last address.
const FIRST = ((198 << 24) | (18 << 16) | 1) >>> 0;
const SIZE = 2 ** 17 - 2;

/** Public addresses that can be assigned, each once at a time. */
export class AddressPool {
  readonly #used: Set<string>;
  readonly #size: number;
  #next = 0;

  /**
   * @param used addresses that are assigned already, of the pool or not.
   * @param size how many addresses the pool has.
   */
  constructor(used: Iterable<string> = [], size: number = SIZE) {
    this.#used = new Set(used);
    this.#size = size;
  }

  /** Whether an address is assigned. */
  has(address: string): boolean {
    return this.#used.has(address);
  }

  /** Assigns a certain address, of the pool or not: which ones a region has is not known. */
  claim(address: string): void {
    this.#used.add(address);
  }

  /** Assigns any address; undefined if none is left. */
  take(): string | undefined {
    for (let tried = 0; tried < this.#size; tried += 1) {
      const address = octets(FIRST + this.#next);
      this.#next = (this.#next + 1) % this.#size;
      if (this.#used.has(address)) continue;
      this.#used.add(address);
      return address;
    }
    return undefined;
  }

  /** Gives an address back. */
  release(address: string): void {
    this.#used.delete(address);
  }
}
