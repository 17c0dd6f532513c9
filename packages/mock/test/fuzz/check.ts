import type { CallRecord } from "../../src/index.js";
import { type Contract, contracts } from "../contract/operations.js";
import type { WireRequest, WireResponse } from "./wire.js";

type Check = Contract["validators"]["responses"][number];

const byId: ReadonlyMap<string, Contract> = new Map(
  contracts.map((contract) => [contract.operationId, contract]),
);

/** The gateway's own responses have the envelope of its response to a body that is too large. */
const gateway: readonly Check[] = contracts.flatMap(({ validators }) => {
  const check = validators.responses[413];
  return check === undefined ? [] : [check];
});

/** Statuses of the gateway that no operation lists. */
const GATEWAY_STATUSES: ReadonlySet<number> = new Set([413, 414, 494]);

const asksFor5xx = ({ headers }: WireRequest): boolean =>
  /code\s*=\s*"?5|example\s*=/.test(headers.Prefer ?? "");

/** What the specs let a response be. */
function checksOf(status: number, contract: Contract | undefined): readonly Check[] {
  const own = contract?.validators.responses[status];
  if (own !== undefined) return [own];
  if (contract !== undefined) return GATEWAY_STATUSES.has(status) ? gateway : [];
  // No operation: one of a service whose paths have other methods responds in its own envelope.
  return [...gateway, ...contracts.flatMap(({ validators }) => validators.responses[status] ?? [])];
}

function checkJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`the response is invalid JSON: ${text.slice(0, 200)}`);
  }
}

/**
 * Holds a response to what every response must be and to the spec of its operation.
 *
 * @throws Error saying what is wrong with it.
 */
export function checkResponse(sent: WireRequest, response: WireResponse, call: CallRecord): void {
  const { status, headers, body } = response;
  if (status >= 500 && !asksFor5xx(sent)) throw new Error(`${status} ${body}`);
  if (status !== call.status) throw new Error(`${status} is not the ${call.status} of the journal`);
  if (!/^[0-9a-f]{32}$/.test(String(headers["x-request-id"]))) throw new Error("no X-Request-Id");
  if (status === 204 || sent.method === "HEAD") {
    if (body !== "") throw new Error(`a body where there is none: ${body}`);
    return;
  }
  const contract = byId.get(call.operationId ?? "");
  // The identity service has no bundle, and returns text for some calls.
  if (contract === undefined && call.operationId !== undefined) return;
  const value = checkJson(body);
  const checks = checksOf(status, contract);
  if (checks.length === 0) throw new Error(`${status} is not in the spec: ${body}`);
  if (checks.some((check) => check(value))) return;
  throw new Error(`${status} ${body}: ${JSON.stringify(checks[0]?.errors)}`);
}
