import { readFileSync } from "node:fs";
import { InvalidArgumentError } from "@hcnet/runtime";
import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { UsageError } from "./usage-error.js";

/** What a file holds, and where what is wrong with it stands. */
interface JsonFile {
  readonly value: unknown;
  /** Place of a member as text such as `[0].effect.status`, or of the nearest one around it. */
  placeOf(path: string): string;
}

function readText(file: string, option: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : message;
    throw new UsageError(`${option}: cannot read ${file}: ${reason}`);
  }
}

/** Line and column, from 1. */
function position(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return `${line}:${offset - before.lastIndexOf("\n")}`;
}

function nodeAt(root: Node, path: string): Node {
  const steps = Array.from(path.matchAll(/\[(\d+)\]|\.([^.[\]]+)/g), ([, index, name = ""]) =>
    index === undefined ? name : Number(index),
  );
  for (let length = steps.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, steps.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

/** `CloseBraceExpected` in words. */
const inWords = (code: string): string => code.replace(/(?!^)([A-Z])/g, " $1").toLowerCase();

function readJson(file: string, option: string): JsonFile {
  const text = readText(file, option);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first !== undefined || root === undefined) {
    const { offset, error } = first ?? { offset: 0, error: undefined };
    const problem = error === undefined ? "is empty" : inWords(printParseErrorCode(error));
    throw new UsageError(`${option}: ${file}:${position(text, offset)}: invalid JSON: ${problem}`);
  }
  return {
    // Not as the tree has it, which would take a member `__proto__` for the prototype.
    value: JSON.parse(text),
    placeOf: (path) => position(text, nodeAt(root, path).offset),
  };
}

/**
 * Reads a JSON file and hands on what it holds.
 *
 * @throws UsageError with file, line and column when it is no JSON, or what it holds is rejected
 * with an InvalidArgumentError whose message begins with the place, such as `faults[0].effect: …`.
 */
export function useJsonFile(file: string, option: string, use: (value: unknown) => void): void {
  const { value, placeOf } = readJson(file, option);
  try {
    use(value);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    const [, path = ""] = /^\w+((?:\[\d+\]|\.[^.[\]: ]+)*)/.exec(error.message) ?? [];
    throw new UsageError(`${option}: ${file}:${placeOf(path)}: ${error.message}`);
  }
}
