import { parseAddress } from "../platform/addresses.js";

const WIDTH = { ipv4: 32, ipv6: 128 } as const;

/** Whether a text is a block of addresses; host bits may be set. */
export function isCidr(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const parsed = parseAddress(address);
  if (parsed === undefined || prefix === undefined || rest.length > 0) return false;
  return /^(0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= WIDTH[parsed.kind()];
}

/** Whether a text is one address or a block of them. */
export function isAddressOrCidr(text: string): boolean {
  return parseAddress(text) !== undefined || isCidr(text);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the shape of a resource id. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
