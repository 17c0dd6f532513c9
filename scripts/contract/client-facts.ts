import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from "yaml";
import { METHODS } from "../lib/openapi.js";
import type { Change } from "./change.js";

/** A fact of an extension that becomes part of a client: a function, an argument, a retry. */
interface Fact {
  readonly value: string;
  readonly operation: string;
  readonly file: string;
  readonly line: number;
}

// A waiter or an argument that goes away no longer compiles; a list that ends its paging changes its type.
const EXTENSIONS = ["x-waiters", "x-pagination", "x-idempotent", "x-experimental"];

function readPathItem(root: string, file: string, facts: Map<string, Fact>): void {
  const source = readFileSync(join(root, file), "utf8");
  const lineCounter = new LineCounter();
  const { contents } = parseDocument(source, { lineCounter });
  if (!isMap(contents)) return;
  for (const method of METHODS) {
    const operation = contents.get(method);
    if (isMap(operation)) readOperation(operation, file, lineCounter, facts);
  }
}

function readOperation(
  operation: YAMLMap,
  file: string,
  lineCounter: LineCounter,
  facts: Map<string, Fact>,
): void {
  const id = String(operation.get("operationId"));
  for (const { key, value } of operation.items) {
    if (!isScalar(key) || !EXTENSIONS.includes(String(key.value))) continue;
    const { line } = lineCounter.linePos(key.range?.[0] ?? 0);
    const add = (name: string, fact: unknown) =>
      facts.set(`${id} ${name}`, { value: JSON.stringify(fact), operation: id, file, line });
    if (key.value === "x-waiters" && isMap(value)) {
      for (const waiter of value.items) {
        const { description: _, ...states } = (waiter.value as YAMLMap).toJSON();
        add(`x-waiters ${String(waiter.key)}`, states);
      }
    } else {
      add(String(key.value), isMap(value) || isScalar(value) ? value.toJSON() : value);
    }
  }
}

function readFacts(root: string, api: string): ReadonlyMap<string, Fact> {
  const facts = new Map<string, Fact>();
  const paths = join(api, "paths");
  if (!existsSync(join(root, paths))) return facts;
  for (const name of readdirSync(join(root, paths)).sort()) {
    readPathItem(root, join(paths, name), facts);
  }
  return facts;
}

/** Lists the changed extensions of which the generated clients are made. */
export function clientChanges(api: string, base: string, revision: string): Change[] {
  const before = readFacts(base, api);
  const after = readFacts(revision, api);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name): Change[] => {
    const [old, current] = [before.get(name), after.get(name)];
    const fact = current ?? old;
    if (fact === undefined || old?.value === current?.value) return [];
    const { operation, file, line } = fact;
    const place = { operation, file, line };
    if (old === undefined) return [{ ...place, impact: "feature", text: `added ${name}` }];
    const text = current === undefined ? `removed ${name}` : `changed ${name}`;
    return [{ ...place, impact: "breaking", text }];
  });
}
