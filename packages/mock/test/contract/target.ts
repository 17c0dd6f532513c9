import type { Contract } from "./operations.js";

/** A request of an operation, before it is put into a URL. */
export interface ContractRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Path and query of a request. */
export function targetOf({ path: template }: Contract, { path, query }: ContractRequest): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ""),
  );
  const search = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`),
  );
  return search.length === 0 ? filled : `${filled}?${search.join("&")}`;
}
