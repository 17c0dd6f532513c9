import { expect } from "vitest";
import type { MockCloud } from "../../src/index.js";
import type { Contract } from "./operations.js";
import { type ContractRequest, targetOf } from "./target.js";

/** What came back: the status, and the text of an error response. */
export interface ContractResponse {
  readonly status: number;
  readonly message: string;
}

function messageOf(body: unknown): string {
  const outer = (body ?? {}) as Record<string, unknown>;
  const inner = (outer.error ?? outer) as Record<string, unknown>;
  return String(inner.error_msg ?? inner.message ?? "");
}

/** Sends a request and holds the response to the spec. */
export async function sendContract(
  cloud: MockCloud,
  contract: Contract,
  request: ContractRequest,
  more: Readonly<Record<string, string>> = {},
): Promise<ContractResponse> {
  const headers: Record<string, string> = { "X-Auth-Token": cloud.credentials.token, ...more };
  const init: RequestInit = { method: contract.method, headers };
  if (contract.body !== undefined && request.body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(request.body);
  }
  const response = await cloud.fetch(`https://mock.example${targetOf(contract, request)}`, init);
  const text = await response.text();
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  const validator = contract.validators.responses[response.status];
  if (validator === undefined) expect([response.status, body]).toEqual([204, undefined]);
  else expect(validator(body), JSON.stringify({ body, errors: validator.errors })).toBe(true);
  return { status: response.status, message: messageOf(body) };
}
