import fc from "fast-check";
import { iamOperations } from "../../src/identity/iam/index.js";
import { type Contract, contracts } from "../contract/operations.js";
import { requests } from "../contract/requests.js";
import { type ContractRequest, targetOf } from "../contract/target.js";
import { violations } from "../contract/violations.js";
import { type Mutation, mutations } from "./mutations.js";
import type { WireRequest } from "./wire.js";

/** What a run of steps knows when it comes to one. */
export interface Surroundings {
  readonly token: string;
  /** Ids out of the responses so far, the newest last. */
  readonly seen: readonly string[];
}

/** A request that is sent, or a time that passes on the clock of the cloud. */
export type Step =
  | { readonly type: "call"; readonly build: (surroundings: Surroundings) => WireRequest }
  | { readonly type: "wait"; readonly ms: number };

/** How far back ids of responses are picked from. */
const RECENT = 8;

/** Puts an id of a response in the place of those that were made up. */
function withSeen(request: ContractRequest, seen: readonly string[], pick: number | undefined) {
  const id = pick === undefined ? undefined : seen.at(-1 - (pick % Math.min(seen.length, RECENT)));
  if (id === undefined) return request;
  const path = Object.entries(request.path).map(([name, value]) => [
    name,
    name === "project_id" ? value : id,
  ]);
  return { ...request, path: Object.fromEntries(path) as ContractRequest["path"] };
}

/** Breaks the schema of the body at one place, if it is wanted and there is one. */
function withViolation(contract: Contract, request: ContractRequest, pick: number | undefined) {
  if (pick === undefined || contract.body === undefined) return request;
  const wrong = violations(contract.body, request.body);
  const chosen = wrong[pick % wrong.length];
  return chosen === undefined ? request : { ...request, body: chosen.value };
}

interface Drawn {
  readonly request: ContractRequest;
  readonly seen: number | undefined;
  readonly violation: number | undefined;
}

function wireOf(contract: Contract, drawn: Drawn, { token, seen }: Surroundings): WireRequest {
  const { request: made, violation } = drawn;
  const request = withViolation(contract, withSeen(made, seen, drawn.seen), violation);
  const hasBody = contract.body !== undefined && request.body !== undefined;
  return {
    method: contract.method,
    target: targetOf(contract, request),
    headers: { "X-Auth-Token": token, ...(hasBody ? { "Content-Type": "application/json" } : {}) },
    body: hasBody ? JSON.stringify(request.body) : undefined,
  };
}

const sometimes = <T>(
  arbitrary: fc.Arbitrary<T>,
  { present, absent }: { readonly present: number; readonly absent: number },
): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: absent, arbitrary: fc.constant(undefined) }, { weight: present, arbitrary });

type Build = Extract<Step, { readonly type: "call" }>["build"];

const ofApis = fc.oneof(
  ...contracts.map((contract) =>
    fc
      .record({
        request: requests(contract),
        seen: sometimes(fc.nat(RECENT), { present: 2, absent: 1 }),
        violation: sometimes(fc.nat(), { present: 1, absent: 4 }),
      })
      .map(
        (drawn): Build =>
          (surroundings) =>
            wireOf(contract, drawn, surroundings),
      ),
  ),
);

const ofIam = fc
  .tuple(fc.constantFrom(...iamOperations), fc.json({ maxDepth: 3 }))
  .map(([{ method, path }, json]): Build => {
    const headers = { "Content-Type": "application/json" };
    const body = method === "GET" ? undefined : json;
    return ({ token }) => ({
      method,
      target: path,
      headers: { ...headers, "X-Auth-Token": token },
      body,
    });
  });

const calls = fc
  .tuple(
    fc.oneof({ weight: 40, arbitrary: ofApis }, { weight: 1, arbitrary: ofIam }),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<Mutation[]>([]) },
      { weight: 2, arbitrary: fc.array(mutations, { minLength: 1, maxLength: 3 }) },
    ),
  )
  .map(
    ([build, changes]): Step => ({
      type: "call",
      build: (surroundings) =>
        changes.reduce((request, change) => change(request), build(surroundings)),
    }),
  );

const waits = fc.integer({ min: 1, max: 10 * 60_000 }).map((ms): Step => ({ type: "wait", ms }));

/** Most requests of one run, which starts with a new state. */
export const MAX_STEPS = 40;

/** One after another on the same state. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof({ weight: 12, arbitrary: calls }, { weight: 1, arbitrary: waits }),
  { minLength: 1, maxLength: MAX_STEPS, size: "max" },
);
