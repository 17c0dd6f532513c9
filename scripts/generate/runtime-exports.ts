import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "../lib/apis.js";

/** What an entry of the runtime exports. */
interface Exports {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** What only generated code uses, and what a client has of its own under the same name. */
const OWN: ReadonlySet<string> = new Set([
  "BodyOf",
  "createServiceClient",
  "isApiError",
  "OperationData",
  "OperationDescriptor",
  "OperationFailure",
  "OperationFunction",
  "OperationFunctions",
  "OperationInput",
  "OperationPromise",
  "OperationResponse",
  "OperationTable",
  "PaginationDescriptor",
  "PathArgumentsOf",
  "PathClient",
  "PathInit",
  "PathOf",
  "PathResult",
  "QueryOf",
  "ServiceClient",
  "ServiceDescriptor",
  "standaloneList",
  "standaloneOperation",
  "standaloneWaiter",
  "WaiterDescriptor",
  "WaiterFunction",
  "WaiterFunctions",
]);

/** Reads the names that an entry of the runtime exports, from its source. */
function exportsOf(file: string): Exports {
  const path = join(ROOT, "packages", "runtime", "src", file);
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022);
  const specifiers = source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) return [];
    if (!ts.isNamedExports(statement.exportClause)) return [];
    return statement.exportClause.elements.map(({ name, isTypeOnly }) => ({
      name: name.text,
      isType: isTypeOnly || statement.isTypeOnly,
    }));
  });
  const names = (isType: boolean): string[] =>
    specifiers
      .filter((each) => each.isType === isType && !OWN.has(each.name))
      .map(({ name }) => name)
      .sort();
  return { values: names(false), types: names(true) };
}

/**
 * Passes the exports of an entry of the runtime on, so that users install the client alone.
 *
 * @param source the source file of the entry, such as `index.ts`.
 * @param from the entry, such as `@hcnet/runtime`.
 */
export function reexport(source: string, from: string): string {
  const { values, types } = exportsOf(source);
  const list = (names: readonly string[]): string => names.map((name) => `  ${name},\n`).join("");
  return `export type {\n${list(types)}} from "${from}";
export {\n${list(values)}} from "${from}";
`;
}
