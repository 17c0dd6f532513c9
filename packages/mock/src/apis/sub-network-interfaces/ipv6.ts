import { parseAddress, sharesPrefix } from "../../platform/addresses.js";

const PREFIX_BITS = 64;

/** An IPv6 address as it is usually written: lower case, no needless zeros. */
export function canonicalIpv6(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

/** The first four groups of an address or block, such as `2001:db8:0:0` of `2001:db8::/64`. */
export function prefixOf(text: string): string {
  const [head = ""] = text.split("::");
  return [...head.split(":"), "0", "0", "0"].slice(0, 4).join(":");
}

/** Whether a text is an address with a prefix. */
export function hasPrefix(address: string, prefix: string): boolean {
  const [one, other] = [parseAddress(address), parseAddress(`${prefix}::`)];
  return one !== undefined && other !== undefined && sharesPrefix(one, other, PREFIX_BITS);
}

/** The address that an interface draws under a prefix: the end of its id, so never one twice. */
export function drawIpv6(prefix: string, id: string): string {
  const groups = id.replaceAll("-", "").slice(-16).match(/.{4}/g) ?? [];
  return canonicalIpv6(`${prefix}:${groups.join(":")}`);
}
