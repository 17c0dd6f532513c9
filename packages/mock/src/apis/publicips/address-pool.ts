/** A range of addresses that are set aside and routed nowhere. */
interface Range {
  readonly first: number;
  readonly size: number;
}

const octets = (value: number): string =>
  [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join(".");

// 198.18.0.0/15 for tests, without its first and last address, then 240.0.0.0/4, which is reserved.
const RANGES: readonly Range[] = [
  { first: ((198 << 24) | (18 << 16) | 1) >>> 0, size: 2 ** 17 - 2 },
  { first: (240 << 24) >>> 0, size: 2 ** 28 - 2 },
];
const SIZE = RANGES.reduce((sum, { size }) => sum + size, 0);

function addressAt(index: number): string {
  let rest = index;
  for (const { first, size } of RANGES) {
    if (rest < size) return octets(first + rest);
    rest -= size;
  }
  throw new RangeError("The pool has no such address");
}

/** Public addresses that can be assigned, each once at a time. */
export class AddressPool {
  /** How many addresses the pool has. */
  size: number;
  /** The EIP that has an address. */
  readonly #holders = new Map<string, string>();
  #next = 0;

  constructor(size: number = SIZE) {
    this.size = size;
  }

  /** Id of the EIP that has an address. */
  holder(address: string): string | undefined {
    return this.#holders.get(address);
  }

  /** Assigns an address, of the pool or not: which ones a region has is not known. */
  claim(address: string, id: string): void {
    if (!this.#holders.has(address)) this.#holders.set(address, id);
  }

  /** Takes an address back from the EIP that has it. */
  release(address: string, id: string): void {
    if (this.#holders.get(address) === id) this.#holders.delete(address);
  }

  /** An address that no EIP has; undefined if none is left. */
  draw(): string | undefined {
    for (let tried = 0; tried < this.size; tried += 1) {
      const address = addressAt(this.#next);
      this.#next = (this.#next + 1) % this.size;
      if (!this.#holders.has(address)) return address;
    }
    return undefined;
  }
}
