import MiniSearch from "minisearch";

/** The data of the search as the build writes it. */
export interface SearchData {
  /** Names of the groups. */
  readonly kinds: readonly string[];
  readonly contexts: readonly string[];
  readonly rows: readonly SearchRow[];
}

/** Kind, title, path of the site, context, text, keywords. */
export type SearchRow = readonly [number, string, string, number, string, string];

/** A result of the search. */
export interface Hit {
  readonly kind: string;
  readonly title: string;
  readonly target: string;
  readonly context: string;
  readonly text: string;
}

/** Searches the site. */
export interface SearchEngine {
  search(query: string): readonly Hit[];
}

/** Words that say nothing about what is looked for. */
const STOP = new Set([
  "a",
  "an",
  "and",
  "do",
  "does",
  "for",
  "how",
  "i",
  "in",
  "is",
  "my",
  "of",
  "the",
  "to",
  "what",
  "which",
  "with",
  "can",
  "are",
  "have",
  "has",
  "it",
  "on",
]);

/** Weights of the groups: guides and operations before codes, fields and models. */
const BOOSTS: Readonly<Record<string, number>> = {
  Guides: 1.25,
  Jobs: 1.7,
  Operations: 1.6,
  "Error codes": 1.05,
  Fields: 1,
  APIs: 1.2,
  "Mock cloud": 0.4,
  "Lint rules": 0.85,
  Models: 0.45,
  More: 0.9,
};

/** A token whole, and split at punctuation and at changes of case. */
function tokens(text: string): string[] {
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

/** Words of readers, and the words that the titles use for them. */
const SYNONYMS: Readonly<Record<string, string>> = {
  modify: "update",
  remove: "delete",
  replace: "change",
  status: "state",
  swap: "change",
};

/** Lower case, in the singular, a synonym replaced; null for a word that says nothing. */
function normalize(term: string): string | null {
  const lower = term.toLowerCase();
  if (STOP.has(lower)) return null;
  return SYNONYMS[lower] ?? singular(lower);
}

function singular(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Indexes the data of the search. */
export function createSearchEngine({ kinds, contexts, rows }: SearchData): SearchEngine {
  const documents = rows.map(([kind, title, target, context, text, keywords], id) => ({
    id,
    kind: kinds[kind] ?? "",
    title,
    target,
    context: contexts[context] ?? "",
    text,
    keywords,
  }));
  const index = new MiniSearch<(typeof documents)[number]>({
    fields: ["title", "keywords", "text", "context"],
    tokenize: tokens,
    processTerm: normalize,
    searchOptions: {
      boost: { title: 4, keywords: 2.5, context: 0.4 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 5 && !/\d/.test(term) ? 0.15 : false),
      combineWith: "AND",
      boostDocument: (id) => BOOSTS[documents[Number(id)]?.kind ?? ""] ?? 1,
    },
  });
  index.addAll(documents);
  return {
    search(query) {
      const strict = index.search(query);
      const results = strict.length > 0 ? strict : index.search(query, { combineWith: "OR" });
      const exact = query.trim().toLowerCase();
      const hits = results
        .map(({ id, score }) => ({ document: documents[Number(id)], score }))
        .flatMap(({ document, score }) => (document === undefined ? [] : [{ document, score }]))
        .map(({ document, score }) => ({
          document,
          score: document.title.toLowerCase() === exact ? score * 10 : score,
        }))
        .sort(byScore);
      return demoteRepeated(hits)
        .sort(byScore)
        .map(({ document }) => document);
    },
  };
}

interface Scored {
  readonly document: Hit;
  readonly score: number;
}

const byScore = (one: Scored, other: Scored): number => other.score - one.score;

/** Ranks the second hit of a title lower, such as a field that several APIs have. */
function demoteRepeated(hits: readonly Scored[]): Scored[] {
  const seen = new Map<string, number>();
  return hits.map(({ document, score }) => {
    const count = seen.get(document.title) ?? 0;
    seen.set(document.title, count + 1);
    return { document, score: score / 10 ** Math.min(count, 1) };
  });
}
