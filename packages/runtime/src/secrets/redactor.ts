import { REDACTED } from "../redact.js";
import { decode, squeeze, type View } from "./decode.js";

/** Replaces every secret in a text, in any encoding. */
export type Redactor = (text: string) => string;

/** Shorter values could be any word of a text. */
const MIN_LENGTH = 6;
/** JSON in JSON in JSON, percent-encoded twice; what is deeper nobody writes. */
const MAX_LAYERS = 6;

/**
 * Creates a function that finds secrets as they are, escaped for JSON, URLs or HTML, any of it several
 * times over, and in Base64 and hexadecimal digits, in upper or lower case. Values of fewer than 6
 * characters are not looked for.
 *
 * @param placeholder replaces each of them; `[redacted]` by default.
 */
export function createRedactor(secrets: Iterable<string>, placeholder = REDACTED): Redactor {
  const needles = new Set<string>();
  for (const secret of secrets) {
    if (secret.length >= MIN_LENGTH) for (const form of formsOf(secret)) needles.add(fold(form));
  }
  if (needles.size === 0) return (text) => text;
  const squeezed = new Set([...needles].map((needle) => squeeze({ text: needle }).text));
  return (text) => {
    const found: Range[] = [];
    let view: View = { text };
    for (let layer = 0; layer < MAX_LAYERS; layer += 1) {
      find(view, needles, found);
      const decoded = decode(view);
      if (decoded === undefined) break;
      view = decoded;
    }
    if (/[\s\p{Cc}]/u.test(view.text)) find(squeeze(view), squeezed, found);
    return found.length === 0 ? text : replaceRanges(text, found, placeholder);
  };
}

type Range = readonly [start: number, end: number];

/** Every way to write a secret that decoding a text does not undo. */
function formsOf(secret: string): Set<string> {
  const forms = new Set<string>();
  const escaped = JSON.stringify(secret).slice(1, -1);
  const plain = [secret, escaped, JSON.stringify(escaped).slice(1, -1), percentEncoded(secret)];
  for (const text of plain) {
    const bytes = utf8(text);
    forms.add(Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
    for (const encoded of base64Of(bytes)) {
      forms.add(encoded);
      for (const twice of base64Of(utf8(encoded))) forms.add(twice);
    }
  }
  // A secret that has escapes of its own is decoded together with the text.
  let view: View | undefined = { text: secret };
  for (let layer = 0; view !== undefined && layer < MAX_LAYERS; layer += 1) {
    forms.add(view.text);
    forms.add(view.text.replaceAll(" ", "+"));
    view = decode(view);
  }
  return new Set([...forms].filter((form) => form.length >= MIN_LENGTH));
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const percentEncoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, ""));

/** The characters of Base64 that depend on these bytes alone, for each place they may begin at. */
function base64Of(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((offset) => {
    let binary = "\0".repeat(offset);
    for (const byte of bytes) binary += String.fromCharCode(byte);
    const encoded = btoa(binary);
    // The first characters also encode bytes before the secret, the last one bytes after it.
    const from = Math.ceil((offset * 8) / 6);
    return encoded.slice(from, Math.floor((binary.length * 8) / 6));
  });
}

/** Upper and lower case, and the two alphabets of Base64, are one. Keeps all places. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  // Some letters of some languages grow.
  return (lower.length === text.length ? lower : text).replaceAll("-", "+").replaceAll("_", "/");
}

function find({ text, starts, ends }: View, needles: Iterable<string>, found: Range[]): void {
  const folded = fold(text);
  for (const needle of needles) {
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) {
      const last = at + needle.length - 1;
      found.push([starts?.[at] ?? at, ends?.[last] ?? last + 1]);
    }
  }
}

function replaceRanges(text: string, ranges: Range[], placeholder: string): string {
  ranges.sort(([a], [b]) => a - b);
  let result = "";
  let at = 0;
  for (const [start, end] of ranges) {
    if (start >= at) result += text.slice(at, start) + placeholder;
    at = Math.max(at, end);
  }
  return result + text.slice(at);
}
