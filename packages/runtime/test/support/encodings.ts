/** Ways to write a text that JSON, URLs, HTML, Base64 and hexadecimal digits allow. */
export const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "in upper case": (text) => text.toUpperCase(),
  "with \\/": (text) => text.replaceAll("/", "\\/"),
  "with \\u escapes": (text) => mapCodes(text, (code) => `\\u${hex(code, 4)}`),
  "with some \\u escapes in upper case": (text) =>
    text.replace(/[=+\-/]/g, (char) => `\\u${hex(char.charCodeAt(0), 4).toUpperCase()}`),
  "as JSON text in JSON text": (text) =>
    JSON.stringify(JSON.stringify(mapCodes(text, (code) => `\\u${hex(code, 4)}`))).slice(1, -1),
  "percent-encoded": encodeURIComponent,
  "percent-encoded to the last character, twice": (text) =>
    mapCodes(text, (code) => `%25${hex(code, 2)}`),
  "with character references": (text) => mapCodes(text, (code) => `&#${code};`),
  "with hexadecimal character references": (text) =>
    mapCodes(text, (code) => `&#x${hex(code, 2)};`),
  "with named character references": (text) =>
    text.replace(/fj|[!-/:-@[-`{-~]/g, (char) => {
      const name = NAMED_CHARACTERS[char];
      return name === undefined ? char : `&${name};`;
    }),
  "in Base64": (text) => btoa(text),
  "in Base64 for URLs": (text) =>
    btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""),
  "in Base64 within a longer text": (text) => btoa(`user:${text}:x`),
  "in Base64 of Base64": (text) => btoa(btoa(text)),
  "in hexadecimal digits": (text) => mapCodes(text, (code) => hex(code, 2)),
};

/** Names that HTML gives to ASCII characters; a hyphen has none. */
const NAMED_CHARACTERS: Readonly<Record<string, string>> = {
  ...{ "!": "excl", '"': "quot", "#": "num", $: "dollar", "%": "percnt", "&": "amp", "'": "apos" },
  ...{ "(": "lpar", ")": "rpar", "*": "ast", "+": "plus", ",": "comma", ".": "period", "/": "sol" },
  ...{ ":": "colon", ";": "semi", "<": "lt", "=": "equals", ">": "gt", "?": "quest" },
  ...{ "@": "commat", "[": "lbrack", "\\": "bsol", "]": "rbrack", "^": "Hat", _: "lowbar" },
  ...{ "`": "grave", "{": "lbrace", "|": "vert", "}": "rbrace", fj: "fjlig" },
};

const hex = (code: number, length: number): string => code.toString(16).padStart(length, "0");

const mapCodes = (text: string, write: (code: number) => string): string =>
  [...text].map((char) => write(char.charCodeAt(0))).join("");
