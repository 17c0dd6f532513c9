import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Input, Operation } from "@hcnet/operations";
import { positionals } from "./commands.js";
import { type Flag, flagsOf, parseFlag } from "./flags.js";
import { type Surroundings, UsageError } from "./surroundings.js";

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

/** The options of every command, with their help. */
export const OPTIONS = {
  output: { ...text, help: ["FORMAT", "table, json or jsonl; table on a terminal, else json"] },
  query: {
    ...text,
    help: ["POINTER", "print only the value at this JSON pointer, such as /publicips/*/id"],
  },
  fields: { ...text, help: ["NAMES", "print only these properties, separated by commas"] },
  all: { ...flag, help: ["", "read all pages of a list"] },
  body: {
    ...text,
    help: ["JSON", "request body: JSON, @FILE, or - for standard input; flags change it"],
  },
  wait: { ...flag, help: ["", "wait until the change has taken effect"] },
  "dry-run": {
    ...flag,
    help: ["", "print the request instead of sending it; checked by the service if it can"],
  },
  yes: { ...flag, help: ["", "do not ask before a call that removes or unbinds something"] },
  region: {
    ...text,
    help: ["REGION", "region, such as cn-north-4; from the credentials by default"],
  },
  "project-id": { ...text, help: ["ID", "project; that of the region by default"] },
  endpoint: { ...text, help: ["URL", "call this endpoint instead of the region's"] },
  profile: { ...text, help: ["NAME", "take the credentials from this profile"] },
  mock: { ...flag, help: ["", "call a new mock cloud in this process"] },
  help: { ...flag, help: ["", "print the help of a command"] },
} as const;

/** Options of every command, as given. */
export type Options = {
  readonly [Name in keyof typeof OPTIONS]?: (typeof OPTIONS)[Name]["type"] extends "boolean"
    ? boolean
    : string;
};

/** A parsed command. */
export interface Parsed {
  readonly options: Options;
  readonly input: Input;
}

/** Parses the arguments after the command's name; throws UsageError. */
export async function parseCommand(
  operation: Operation,
  args: readonly string[],
  { readStdin }: Pick<Surroundings, "readStdin">,
): Promise<Parsed> {
  const flags = flagsOf(operation);
  const own = flags.map(({ name }) => [name, { type: "string", multiple: true }] as const);
  const { values, positionals: given } = parse(args, { ...OPTIONS, ...Object.fromEntries(own) });
  const options = values as Options;
  if (options.help === true) return { options, input: {} };
  if (options.output !== undefined && !["table", "json", "jsonl"].includes(options.output)) {
    throw new UsageError(
      `--output: expected table, json or jsonl, got ${JSON.stringify(options.output)}`,
    );
  }
  const names = positionals(operation);
  if (given.length !== names.length) {
    const wanted = names.map((name) => name.toUpperCase()).join(" ") || "no arguments";
    throw new UsageError(`arguments: expected ${wanted}, got ${given.length}`);
  }
  const path = Object.fromEntries(names.map((name, index) => [name, given[index] ?? ""]));
  const found = flags.flatMap((each) => {
    const value = values[each.name] as readonly string[] | undefined;
    return value === undefined ? [] : [{ flag: each, value: parseFlag(each, value) }];
  });
  const query = found.filter((each) => each.flag.in === "query");
  const fields = found.filter((each) => each.flag.in === "body");
  const body = options.body === undefined ? undefined : await readBody(options.body, readStdin);
  return {
    options,
    input: {
      ...(names.length === 0 ? {} : { path }),
      ...(query.length === 0 ? {} : { query: assign({}, query) as Record<string, unknown> }),
      ...(body === undefined && fields.length === 0 ? {} : { body: assign(body ?? {}, fields) }),
    },
  };
}

function parse(
  args: readonly string[],
  options: NonNullable<Parameters<typeof parseArgs>[0]>["options"],
) {
  try {
    return parseArgs({ args: [...args], options: options ?? {}, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function readBody(given: string, readStdin: () => Promise<string>): Promise<unknown> {
  const source =
    given === "-" ? await readStdin() : given.startsWith("@") ? readFile(given) : given;
  try {
    return JSON.parse(source);
  } catch {
    // The text may hold a secret, so the message does not quote it.
    throw new UsageError("--body: expected JSON, got another text");
  }
}

function readFile(given: string): string {
  try {
    return readFileSync(given.slice(1), "utf8");
  } catch (error) {
    throw new UsageError(`--body: ${(error as Error).message}`);
  }
}

function assign(target: unknown, values: readonly { flag: Flag; value: unknown }[]): unknown {
  return values.reduce((at, { flag: { path }, value }) => setAt(at, path, value), target);
}

function setAt(target: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  const object = (typeof target === "object" && target !== null ? target : {}) as Record<
    string,
    unknown
  >;
  return { ...object, [step]: setAt(object[step], rest, value) };
}
