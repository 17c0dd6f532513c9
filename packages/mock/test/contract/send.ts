import { expect } from "vitest";
import type { MockCloud } from "../../src/index.js";
import type { Contract } from "./operations.js";

/** A request of an operation, before it is put into a URL. */
export interface ContractRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** What came back: the status, and the text of a refusal. */
export interface ContractAnswer {
  readonly status: number;
  readonly message: string;
}

function urlOf({ path: template }: Contract, { path, query }: ContractRequest): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ""),
  );
  const search = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`),
  );
  return `https://mock.example${filled}${search.length === 0 ? "" : `?${search.join("&")}`}`;
}

function messageOf(body: unknown): string {
  const outer = (body ?? {}) as Record<string, unknown>;
  const inner = (outer.error ?? outer) as Record<string, unknown>;
  return String(inner.error_msg ?? inner.message ?? "");
}

/** Sends a request and holds the answer to the spec. */
export async function sendContract(
  cloud: MockCloud,
  contract: Contract,
  request: ContractRequest,
  more: Readonly<Record<string, string>> = {},
): Promise<ContractAnswer> {
  const headers: Record<string, string> = { "X-Auth-Token": cloud.credentials.token, ...more };
  const init: RequestInit = { method: contract.method, headers };
  if (contract.body !== undefined && request.body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(request.body);
  }
  const response = await cloud.fetch(urlOf(contract, request), init);
  const text = await response.text();
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  const validator = contract.validators.responses[response.status];
  if (validator === undefined) expect([response.status, body]).toEqual([204, undefined]);
  else expect(validator(body), JSON.stringify({ body, errors: validator.errors })).toBe(true);
  return { status: response.status, message: messageOf(body) };
}
