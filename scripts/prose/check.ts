import { basename } from "node:path";
import { extract } from "./extract.js";
import { NAME_WORDS, TERMS } from "./glossary.js";

/** A place where a sentence or a name uses a term that the glossary replaces. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly found: string;
  readonly instead: string;
}

/** Formats a finding as a line; for GitHub Actions as an annotation on its line. */
export function toLine({ file, line, found, instead }: Finding, isAnnotation: boolean): string {
  const message = `"${found}": use ${instead}`;
  return isAnnotation
    ? `::error title=prose,file=${file},line=${line}::${message}`
    : `${file}:${line}: ${message}`;
}

/** An exception: the term in this file, or in every file below this directory. */
export interface Exception {
  readonly file: string;
  readonly term: string;
  readonly reason: string;
}

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/);

function inName(file: string, name: string, line: number): Finding[] {
  return wordsOf(name).flatMap((word) => {
    const instead = NAME_WORDS[word];
    return instead === undefined ? [] : [{ file, line, found: word, instead }];
  });
}

function inProse(file: string, text: string, line: number): Finding[] {
  return TERMS.flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)].map((match) => {
      const before = text.slice(0, match.index).split("\n").length - 1;
      return { file, line: line + before, found: match[0].toLowerCase(), instead };
    }),
  );
}

const SUSPECT = new RegExp(
  [...TERMS.map(({ pattern }) => pattern.source), ...Object.keys(NAME_WORDS)].join("|"),
  "i",
);

/** Whether a term may occur, also across lines. Most files have none and need no parser. */
const isSuspect = (file: string, source: string): boolean =>
  SUSPECT.test(basename(file)) || SUSPECT.test(source.replace(/\s*\n[\s*#/]*/g, " "));

/** Finds the terms of one file that the glossary replaces. */
export function checkFile(file: string, source: string): readonly Finding[] {
  if (!isSuspect(file, source)) return [];
  return [
    ...inName(file, basename(file), 1),
    ...extract(file, source).flatMap(({ kind, text, line }) =>
      kind === "name" ? inName(file, text, line) : inProse(file, text, line),
    ),
  ];
}

/** Whether an exception covers the finding. */
export const isAllowed = (finding: Finding, exceptions: readonly Exception[]): boolean =>
  exceptions.some(
    ({ file, term }) =>
      (finding.file === file || finding.file.startsWith(`${file}/`)) && finding.found === term,
  );
