/** A block of IPv4 addresses. */
export interface Ipv4Block {
  /** The first address of the block, as a number. */
  readonly first: number;
  /** How many addresses it has. */
  readonly size: number;
}

// Not for guests: the network itself, the gateway, and at the end the broadcast address.
const BEFORE_FIRST_GUEST = 2;
const AFTER_LAST_GUEST = 1;

function toNumber(address: string): number {
  return address.split(".").reduce((value, part) => value * 256 + Number(part), 0);
}

function toText(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}

/** The smallest block, /24 or wider, that has all of some addresses. */
export function blockAround(addresses: readonly string[]): Ipv4Block {
  const numbers = addresses.map(toNumber);
  const [one = 0] = numbers;
  for (let size = 256; ; size *= 2) {
    const first = one - (one % size);
    if (numbers.every((it) => it >= first && it < first + size)) return { first, size };
  }
}

/** A block as `192.168.0.0/24`. */
export function blockText({ first, size }: Ipv4Block): string {
  return `${toText(first)}/${32 - Math.log2(size)}`;
}

/** The block of a CIDR text; host bits do not count. */
export function blockOf(cidr: string): Ipv4Block {
  const [address = "", prefix = ""] = cidr.split("/");
  const size = 2 ** (32 - Number(prefix));
  const one = toNumber(address);
  return { first: one - (one % size), size };
}

/** How many addresses of a block guests may have. */
export function capacityOf({ size }: Ipv4Block): number {
  return size - BEFORE_FIRST_GUEST - AFTER_LAST_GUEST;
}

/** Whether a guest may have an address of a block. */
export function isGuestAddress(address: string, block: Ipv4Block): boolean {
  const index = toNumber(address) - block.first - BEFORE_FIRST_GUEST;
  return index >= 0 && index < capacityOf(block);
}

/** An address of a block that is not taken; there must be one. */
export function drawAddress(block: Ipv4Block, taken: ReadonlySet<string>): string {
  const capacity = capacityOf(block);
  // As addresses are drawn one after the other, the search mostly ends where it begins.
  for (let step = 0; step < capacity; step += 1) {
    const index = (taken.size + step) % capacity;
    const address = toText(block.first + BEFORE_FIRST_GUEST + index);
    if (!taken.has(address)) return address;
  }
  throw new Error("The block has no free address");
}
