import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("operation-id-verb");

const operation = (method: string, operationId: string) => `
paths:
  /a:
    ${method}: { operationId: ${operationId}, responses: {} }
`;

const documents = {
  wrongVerb: operation("get", "createA"),
  verbOnlyBegins: operation("get", "listingA"),
  notCamel: operation("put", "update_a"),
  pascal: operation("put", "UpdateA"),
  shared: "paths: { /a: { $ref: ./a-path.yaml } }\n",
  fitting: `
paths:
  /get: { get: { operationId: showPublicip, responses: {} } }
  /get-many: { get: { operationId: listServiceDetails, responses: {} } }
  /post-batch: { post: { operationId: batchCreateSubNetworkInterface, responses: {} } }
  /post-add-or: { post: { operationId: addOrRemoveServicePermissions, responses: {} } }
  /post-accept-or: { post: { operationId: acceptOrRejectEndpoint, responses: {} } }
  /post-batch-add: { post: { operationId: batchAddEndpointServicePermissions, responses: {} } }
  /post-batch-remove: { post: { operationId: batchRemoveEndpointServicePermissions, responses: {} } }
  /post-upgrade: { post: { operationId: upgradeEndpointService, responses: {} } }
  /put-update: { put: { operationId: updateEndpointServiceName, responses: {} } }
  /put-migrate: { put: { operationId: migrateSubNetworkInterface, responses: {} } }
`,
  unnamed: "paths: { /a: { get: { responses: {} } } }\n",
  otherMethod: operation("options", "anythingGoes"),
};

let found: Record<keyof typeof documents, Problem[]>;
let configured: Record<"fetchA" | "createA", Problem[]>;

beforeAll(async () => {
  const files = { "a-path.yaml": "delete: { operationId: dropA, responses: {} }\n" };
  found = await lint({ "hcnet/operation-id-verb": "error" }, documents, files);
  configured = await lint(
    { "hcnet/operation-id-verb": { severity: "error", verbs: { GET: ["fetch"] } } },
    { fetchA: operation("get", "fetchA"), createA: operation("put", "createA") },
  );
});

test("reports a verb that does not fit the method", () => {
  const message = (verb: string) =>
    `The operationId of a GET starts with one of check, count, get, list, show, not with \`${verb}\`.`;
  const at = "#/paths/~1a/get/operationId";
  expect(found.wrongVerb).toEqual([problem(at, message("create"))]);
  expect(found.verbOnlyBegins).toEqual([problem(at, message("listing"))]);
});

test("reports an operation in a file of its own there", () => {
  expect(found.shared).toEqual([
    problem(
      "#/delete/operationId",
      "The operationId of a DELETE starts with one of batch, delete, remove, not with `drop`.",
    ),
  ]);
});

test("reports names that are not in camelCase", () => {
  const at = "#/paths/~1a/put/operationId";
  expect(found.notCamel).toEqual([problem(at, "The operationId `update_a` is not in camelCase.")]);
  expect(found.pascal).toEqual([problem(at, "The operationId `UpdateA` is not in camelCase.")]);
});

test.each(["fitting", "unnamed", "otherMethod"] as const)("is silent: %s", (name) => {
  expect(found[name]).toEqual([]);
});

test("takes verbs for a method and keeps the others", () => {
  expect(configured.fetchA).toEqual([]);
  expect(configured.createA).toHaveLength(1);
});
