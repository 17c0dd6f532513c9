/** Words that say nothing about what is looked for. */
const STOP = new Set(
  "a an and are can do does for has have how i in is it my of on the to what which with".split(" "),
);

/** Words of readers, and the words that the titles use for them. */
const SYNONYMS: Readonly<Record<string, string>> = {
  associate: "bind",
  attach: "bind",
  detach: "unbind",
  disassociate: "unbind",
  dissociate: "unbind",
  login: "authenticate",
  modify: "update",
  paginate: "page",
  pagination: "page",
  paging: "page",
  remove: "delete",
  replace: "change",
  status: "state",
  swap: "change",
};

/** A token whole, and split at punctuation and at changes of case. */
export function tokens(text: string): string[] {
  return text.split(/[\s,;:()[\]{}"'`|?!]+/).flatMap((word) => {
    const whole = word.replace(/^[./_-]+/, "").replace(/(?<![./_-])[./_-]+$/, "");
    if (whole === "") return [];
    const parts = whole
      .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
      .split(/[\s._/-]+/)
      .filter((part) => part !== "");
    return parts.length > 1 ? [whole, ...parts] : [whole];
  });
}

/** The stem of a word of a query; null for a word that says nothing. */
export function queryTerm(term: string): string | null {
  const lower = term.toLowerCase();
  return STOP.has(lower) ? null : stem(synonym(singular(lower)));
}

/** A word of the site and its stem: what is typed may be either, or the start of the word. */
export function indexTerms(term: string): string[] | null {
  const lower = term.toLowerCase();
  if (STOP.has(lower)) return null;
  const word = synonym(singular(lower));
  return [...new Set([word, stem(word)])];
}

/** Replaces a synonym in any of its forms, such as `detaching`. */
const synonym = (word: string): string => SYNONYMS[word] ?? STEMMED_SYNONYMS[stem(word)] ?? word;

function singular(word: string): string {
  if (word.length <= 3 || word === "status") return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Endings in which forms of one word differ, and how many letters must stay before them. */
const ENDINGS: readonly (readonly [kept: number, endings: readonly string[]])[] = [
  [5, ["ation", "ating", "ated", "ator", "ate"]],
  [4, ["ing", "ed"]],
  [3, ["e"]],
];

/** Strips one ending of each kind; codes and names in code have none. */
function stem(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  return ENDINGS.reduce((rest, [kept, endings]) => {
    const ending = endings.find((it) => rest.endsWith(it) && rest.length - it.length >= kept);
    return ending === undefined ? rest : rest.slice(0, -ending.length);
  }, word);
}

const STEMMED_SYNONYMS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SYNONYMS).map(([word, replacement]) => [stem(word), replacement]),
);

/** The start of a text, up to the last word that ends within a length. */
export const cutAtWord = (text: string, length: number): string =>
  `${text
    .slice(0, length)
    .replace(/\s\S*$/, "")
    .trimEnd()} …`;
