import fc from "fast-check";
import { allowed } from "./arbitrary.js";
import type { Contract } from "./operations.js";
import type { ContractRequest } from "./target.js";

// The shape of a real one, so that members of responses that carry it keep their length.
export const PROJECT_ID = "cfa563efb77d4b6d9960781d82530fd8";

function parametersOf(
  contract: Contract,
  place: "path" | "query",
): fc.Arbitrary<Record<string, unknown>> {
  const names = contract.parameters
    .filter((parameter) => parameter.in === place && parameter.name !== "project_id")
    .map(({ name }) => name);
  const members = names.map((name) => [name, allowed(contract.schemaOf(name))] as const);
  return fc.record(Object.fromEntries(members), {
    requiredKeys: place === "path" ? names : [],
    noNullPrototype: true,
  });
}

/** Any request that the spec of an operation allows. */
export function requests(contract: Contract): fc.Arbitrary<ContractRequest> {
  return fc.record({
    path: parametersOf(contract, "path").map(
      (path) => ({ ...path, project_id: PROJECT_ID }) as Record<string, string>,
    ),
    query: parametersOf(contract, "query"),
    body: contract.body === undefined ? fc.constant(undefined) : allowed(contract.body),
  });
}
