/** A text in which each character knows which part of the original text it stands for. */
export interface View {
  readonly text: string;
  /** Start in the original of each character of `text`; undefined while the two are the same. */
  readonly starts?: Int32Array;
  /** End, exclusive. */
  readonly ends?: Int32Array;
}

// Escapes of JSON and JavaScript, percent-encoding, character references of HTML and XML.
const ESCAPE =
  /\\u\{([\da-f]{1,6})\}|\\u([\da-f]{4})|\\x([\da-f]{2})|\\(.)|((?:%[\da-f]{2})+)|&#x([\da-f]{1,6});|&#(\d{1,7});|&(amp|quot|apos|lt|gt);/gis;

const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: "&", quot: '"', apos: "'", lt: "<", gt: ">" },
  ...{ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" },
};

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "");

function percentDecoded(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    // Not UTF-8: each byte is a character, as in Latin-1.
    return run.replace(/%(..)/g, (_, hex: string) => character(Number.parseInt(hex, 16)));
  }
}

function unescaped([, ...groups]: readonly (string | undefined)[]): string {
  const [braced, unicode, byte, escaped, percent, hex, decimal, named] = groups;
  const digits = braced ?? unicode ?? byte ?? hex;
  if (digits !== undefined) return character(Number.parseInt(digits, 16));
  if (decimal !== undefined) return character(Number(decimal));
  if (percent !== undefined) return percentDecoded(percent);
  const name = escaped ?? named ?? "";
  return (Object.hasOwn(NAMED, name.toLowerCase()) && NAMED[name.toLowerCase()]) || name;
}

/** Replaces every match of a pattern and keeps track of where each character comes from. */
function rewrite(
  { text, starts, ends }: View,
  pattern: RegExp,
  replace: (match: readonly (string | undefined)[]) => string,
): View {
  const parts: string[] = [];
  const newStarts = new Int32Array(text.length);
  const newEnds = new Int32Array(text.length);
  let length = 0;
  let at = 0;
  const copy = (from: number, to: number): void => {
    parts.push(text.slice(from, to));
    for (let index = from; index < to; index += 1, length += 1) {
      newStarts[length] = starts?.[index] ?? index;
      newEnds[length] = ends?.[index] ?? index + 1;
    }
  };
  for (const match of text.matchAll(pattern)) {
    copy(at, match.index);
    const end = match.index + match[0].length;
    const replacement = replace(match);
    parts.push(replacement);
    for (let index = 0; index < replacement.length; index += 1, length += 1) {
      newStarts[length] = starts?.[match.index] ?? match.index;
      newEnds[length] = ends?.[end - 1] ?? end;
    }
    at = end;
  }
  copy(at, text.length);
  return { text: parts.join(""), starts: newStarts, ends: newEnds };
}

/** Undoes one layer of escapes; undefined if there is none. */
export function decode(view: View): View | undefined {
  if (!/[\\%&]/.test(view.text)) return undefined;
  const decoded = rewrite(view, ESCAPE, unescaped);
  return decoded.text === view.text ? undefined : decoded;
}

/** Removes white space and control characters, at which encoders break lines. */
export const squeeze = (view: View): View => rewrite(view, /[\s\p{Cc}]+/gu, () => "");
