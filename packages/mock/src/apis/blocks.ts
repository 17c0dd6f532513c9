import { type Address, parseAddress, sharesPrefix } from "../platform/addresses.js";
import { isCidr } from "./addresses.js";

/** An address with the length of its network's prefix. */
export interface Block {
  readonly text: string;
  readonly address: Address;
  readonly prefix: number;
}

/** Reads an address with its prefix length, such as `12.3.4.1/30`. */
export function parseBlock(text: string): Block | undefined {
  if (!isCidr(text)) return undefined;
  const [first = "", prefix = ""] = text.split("/");
  const address = parseAddress(first);
  return address && { text, address, prefix: Number(prefix) };
}

/** Whether two addresses are in the same block of addresses; host bits do not count. */
export function isSameBlock(one: Block, other: Block): boolean {
  return one.prefix === other.prefix && sharesPrefix(one.address, other.address, one.prefix);
}

/** Whether two blocks of addresses share any. */
export function isOverlapping(one: Block, other: Block): boolean {
  return sharesPrefix(one.address, other.address, Math.min(one.prefix, other.prefix));
}

/** Whether two addresses are the same, however they are written. */
export function isSameAddress(one: Block, other: Block): boolean {
  const { address } = one;
  return sharesPrefix(address, other.address, address.kind() === "ipv4" ? 32 : 128);
}
