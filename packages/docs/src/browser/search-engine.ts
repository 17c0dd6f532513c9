import MiniSearch, { type SearchResult } from "minisearch";
import { indexTerms, queryTerm, tokens } from "./search-terms.js";

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

/** Says that a query has no names in code, which have digits, marks or inner capitals. */
const isPlain = (query: string): boolean => !/[\d_./]|[a-z][A-Z]/.test(query);

const DETAILS = new Set(["Fields", "Lint rules", "Mock cloud"]);

/** Words look for a whole guide rather than for a detail. */
function weightForWords({ kind, target }: Hit): number {
  if (DETAILS.has(kind)) return 0.5;
  return kind === "Guides" && !target.includes("#") ? 1.4 : 1;
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
    processTerm: indexTerms,
    searchOptions: {
      processTerm: queryTerm,
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
      const exact = squeeze(query);
      const weigh = isPlain(query) ? weightForWords : () => 1;
      const hits = find(index, query)
        .map(({ id, score }) => ({ document: documents[Number(id)], score }))
        .flatMap(({ document, score }) => (document === undefined ? [] : [{ document, score }]))
        .map(({ document, score }) => ({
          document,
          score: score * weigh(document) * (squeeze(document.title) === exact ? 10 : 1),
        }))
        .sort(byScore);
      return demoteRepeated(hits)
        .sort(byScore)
        .map(({ document }) => document);
    },
  };
}

/** Results with all words, also if the number of an error code lacks zeros; or else with most words. */
function find(index: MiniSearch, query: string): readonly SearchResult[] {
  const padded = query.replaceAll(
    /\b([a-z]\w*)\.(\d{1,3})\b/gi,
    (_, service: string, number: string) => `${service}.${number.padStart(4, "0")}`,
  );
  for (const tried of [query, padded]) {
    const strict = index.search(tried);
    if (strict.length > 0) return strict;
  }
  const words = new Set(
    tokens(query)
      .map(queryTerm)
      .filter((term) => term !== null),
  ).size;
  return index
    .search(query, { combineWith: "OR" })
    .filter(({ queryTerms }) => new Set(queryTerms).size > words / 2);
}

/** The title of a hit without its summary, or a query, as one word: `publicip status` names `PublicipStatus`. */
const squeeze = (text: string): string =>
  text
    .replace(/:.*/, "")
    .replaceAll(/[\s._-]+/g, "")
    .toLowerCase();

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
