import ipaddr from "ipaddr.js";

/** An address that was read; of IPv6 without a zone. */
export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Reads an IPv4 address of four decimal parts, or an IPv6 address; undefined for any other text, one
 * with a zone such as `fe80::1%eth0` among them, which means nothing outside its machine.
 */
export function parseAddress(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (text.includes("%") || !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.IPv6.parse(text);
}

/** Whether a text is an IPv4 address. */
export const isIPv4 = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text);

/** Whether two addresses of one family have the same first bits. */
export function sharesPrefix(one: Address, other: Address, bits: number): boolean {
  return one.kind() === other.kind() && one.match(other, bits);
}
