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
  /\\u\{([\da-f]{1,6})\}|\\u([\da-f]{4})|\\x([\da-f]{2})|\\(.)|((?:%[\da-f]{2})+)|&#(x[\da-f]{1,6}|\d{1,7});|&([a-z]{2,7});/gis;

/** What HTML calls the characters of ASCII, and JSON its controls: each name before its character. */
const NAMES =
  "amp&quot\"apos'lt<gt>excl!num#dollar$percnt%lpar(rpar)ast*plus+comma,period.sol/colon:semi;equals=quest?commat@lsqb[lbrack[bsol\\rsqb]rbrack]hat^lowbar_grave`lcub{lbrace{vert|verbar|rcub}rbrace}tab\tnewline\nn\nr\rt\tb\bf\f";
const NAMED = new Map([["fjlig", "fj"]]);
for (const [, name = "", char = ""] of NAMES.matchAll(/([a-z]+)(.)/gs)) NAMED.set(name, char);

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "");

function percentDecoded(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    // Not UTF-8: each byte is a character, as in Latin-1.
    return run.replace(/%(..)/g, (_, hex: string) => character(Number.parseInt(hex, 16)));
  }
}

function unescaped([all = "", ...groups]: readonly (string | undefined)[]): string {
  const [braced, unicode, byte, escaped, percent, reference, named = escaped] = groups;
  const digits = braced ?? unicode ?? byte;
  if (digits !== undefined) return character(Number(`0x${digits}`));
  if (reference !== undefined) return character(Number(`0${reference}`));
  if (percent !== undefined) return percentDecoded(percent);
  return NAMED.get(`${named}`.toLowerCase()) ?? escaped ?? all;
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
  /** Adds a piece whose first character stands for `first` to `last`, and the others for `step` more each. */
  const add = (piece: string, first: number, last: number, step: number): void => {
    parts.push(piece);
    for (let index = 0; index < piece.length; index += 1, length += 1) {
      const from = first + index * step;
      const to = last + index * step;
      newStarts[length] = starts?.[from] ?? from;
      newEnds[length] = ends?.[to] ?? to + 1;
    }
  };
  const copy = (end: number): void => add(text.slice(at, end), at, at, 1);
  for (const match of text.matchAll(pattern)) {
    copy(match.index);
    at = match.index + match[0].length;
    add(replace(match), match.index, at - 1, 0);
  }
  copy(text.length);
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
