import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Input, Operation } from "@hcnet/operations";
import { positionals } from "./commands.js";
import { type Flag, flagsOf, parseFlag } from "./flags.js";
import { OPTIONS, type Options } from "./options.js";
import { type Surroundings, UsageError } from "./surroundings.js";

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
  if (options.query !== undefined && !/^(?:\/|$)/.test(options.query)) {
    throw new UsageError(
      `--query: expected a JSON pointer such as /publicips/*/id, got ${JSON.stringify(options.query)}`,
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
