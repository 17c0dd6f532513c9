import { styleText } from "node:util";
import { type Json, valueAt } from "@hcnet/operations";
import type { Options } from "./options.js";
import type { Output } from "./surroundings.js";

const MAX_COLUMNS = 6;

/** Prints data as the options say. */
export function print(stdout: Output, options: Options, data: unknown): void {
  const { output = stdout.isTerminal ? "table" : "json", query, fields } = options;
  const found = query === undefined ? data : valueAt(data, query);
  const rows = rowsOf(found).map((row) => pick(row, fields));
  if (output === "table") return void stdout.write(table(rows, fields, stdout.isTerminal));
  if (output === "jsonl") {
    for (const row of rows) stdout.write(`${JSON.stringify(row)}\n`);
    return;
  }
  const isList = Array.isArray(found);
  const selected = fields === undefined ? found : isList || rows.length !== 1 ? rows : rows[0];
  stdout.write(`${JSON.stringify(selected ?? null, null, 2)}\n`);
}

/** Prints an error as one line. */
export function printError(stderr: Output, text: string): void {
  const name = stderr.isTerminal ? styleText("red", "hcnet:") : "hcnet:";
  stderr.write(`${name} ${text}\n`);
}

/** The items of a list, or the resource itself without its wrapper. */
function rowsOf(data: unknown): readonly unknown[] {
  if (data === null || data === undefined) return [];
  if (Array.isArray(data)) return data;
  if (typeof data !== "object") return [data];
  const arrays = Object.values(data).filter((each) => Array.isArray(each));
  if (arrays.length === 1 && Object.keys(data).length <= 4) return arrays[0] as unknown[];
  const objects = Object.values(data).filter((each) => typeof each === "object" && each !== null);
  return objects.length === 1 && Object.keys(data).length <= 2 ? objects : [data];
}

function pick(row: unknown, fields: string | undefined): unknown {
  if (fields === undefined || typeof row !== "object" || row === null) return row;
  return Object.fromEntries(fields.split(",").map((name) => [name, (row as Json)[name] ?? null]));
}

function table(rows: readonly unknown[], fields: string | undefined, isTerminal: boolean): string {
  if (rows.length === 0) return "";
  if (rows.some((row) => typeof row !== "object" || row === null))
    return `${rows.map(cell).join("\n")}\n`;
  const objects = rows as readonly Json[];
  const names = fields?.split(",") ?? columnsOf(objects);
  const lines = [
    names.map((name) => name.toUpperCase()),
    ...objects.map((row) => names.map((name) => cell(row[name]))),
  ];
  const widths = names.map((_, index) =>
    Math.max(...lines.map((line) => line[index]?.length ?? 0)),
  );
  const padded = lines.map((line) =>
    line
      .map((each, index) => each.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const [head = "", ...others] = padded;
  return `${[isTerminal ? styleText("bold", head) : head, ...others].join("\n")}\n`;
}

/** The id, the name and the status first, then what all rows have. */
function columnsOf(rows: readonly Json[]): readonly string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const scalars = names.filter((name) => rows.every((row) => typeof row[name] !== "object"));
  const first = ["id", "name", "alias", "status"].filter((name) => scalars.includes(name));
  return [...first, ...scalars.filter((name) => !first.includes(name))].slice(0, MAX_COLUMNS);
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "-";
  const shown = typeof value === "object" ? JSON.stringify(value) : String(value);
  // A service's text cannot move the cursor or change colours.
  return shown.replace(/\p{Cc}/gu, " ");
}
