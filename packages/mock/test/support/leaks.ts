const hex = (text: string) => Buffer.from(text).toString("hex");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const unicode = (text: string) =>
  Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

/** A text in each encoding in which the runtime finds secrets. */
export const encoded = (text: string) => [
  text,
  JSON.stringify({ nested: JSON.stringify(text) }),
  encodeURIComponent(text),
  encodeURIComponent(encodeURIComponent(text)),
  unicode(text),
  base64(text),
  base64(JSON.stringify({ inside: text })),
  hex(text),
  text.toUpperCase(),
];

/** A text and all that its encodings decode to, for a search that does not depend on the redaction. */
function* readings(text: string): Generator<string> {
  let view = text;
  for (let layer = 0; layer < 8; layer += 1) {
    yield view;
    view = view
      .replace(/\\u([\da-f]{4})/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
      .replace(/\\(["\\/])/g, "$1")
      .replace(/(?:%[\da-f]{2})+/gi, (run) => decodeURIComponent(run));
  }
  yield* Array.from(text.matchAll(/[\w+/-]{8,}={0,2}/g), ([run]) =>
    Buffer.from(run, "base64").toString(),
  );
  yield* Array.from(text.matchAll(/(?:[\da-f]{2}){6,}/gi), ([run]) =>
    Buffer.from(run, "hex").toString(),
  );
}

/** Lists the secrets that a text holds in any encoding, in upper or lower case. */
export function leaksIn(text: string, secrets: readonly string[]): readonly string[] {
  const all = [...readings(text)].map((reading) => reading.toLowerCase());
  return secrets.filter((secret) => all.some((each) => each.includes(secret.toLowerCase())));
}
