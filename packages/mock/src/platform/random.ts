const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Random bytes, good enough for keys. */
export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** Random bytes in lower-case hexadecimal digits, two for each. */
export const randomHex = (bytes: number): string => hex(randomBytes(bytes));

/** A UUID of version 4 out of 16 bytes. */
export function uuidOf(bytes: Uint8Array): string {
  const versioned = bytes.map((byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  return hex(versioned).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** A random UUID. Pages that are no secure context have no `crypto.randomUUID`. */
export const randomUUID = (): string =>
  crypto.randomUUID === undefined ? uuidOf(randomBytes(16)) : crypto.randomUUID();
