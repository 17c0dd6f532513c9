import { BlockList, isIP } from "node:net";
import { isCidr } from "./addresses.js";

type Family = "ipv4" | "ipv6";

const WIDTH: Readonly<Record<Family, number>> = { ipv4: 32, ipv6: 128 };

/** An address with the length of its network's prefix. */
export interface Block {
  readonly address: string;
  readonly prefix: number;
  readonly family: Family;
}

/** Reads an address with its prefix length, such as `12.3.4.1/30`. */
export function parseBlock(text: string): Block | undefined {
  // A zone, as in `fe80::1%eth0`, means nothing outside its machine.
  if (!isCidr(text) || text.includes("%")) return undefined;
  const [address = "", prefix = ""] = text.split("/");
  return { address, prefix: Number(prefix), family: isIP(address) === 4 ? "ipv4" : "ipv6" };
}

/** Whether two addresses are in the same block of addresses; host bits do not count. */
export function isSameBlock(one: Block, other: Block): boolean {
  if (one.family !== other.family || one.prefix !== other.prefix) return false;
  const block = new BlockList();
  block.addSubnet(one.address, one.prefix, one.family);
  return block.check(other.address, other.family);
}

/** Whether two blocks of addresses share any. */
export function isOverlapping(one: Block, other: Block): boolean {
  const prefix = Math.min(one.prefix, other.prefix);
  return isSameBlock({ ...one, prefix }, { ...other, prefix });
}

/** Whether two addresses are the same, however they are written. */
export function isSameAddress(one: Block, other: Block): boolean {
  const whole = (it: Block): Block => ({ ...it, prefix: WIDTH[it.family] });
  return isSameBlock(whole(one), whole(other));
}
