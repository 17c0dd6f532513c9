import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("idempotency-declared");

const documents = {
  silentOnes: `
paths:
  /a:
    get: { responses: {} }
    put: { responses: {} }
    post: { responses: {} }
    delete: { responses: {} }
    patch: { responses: {} }
`,
  declared: `
paths:
  /a:
    put: { x-idempotent: true, responses: {} }
    post: { x-idempotent: false, responses: {} }
`,
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/idempotency-declared": "error" }, documents);
});

test("wants every writing operation to say whether it may be sent twice", () => {
  expect(found.silentOnes).toEqual(
    ["put", "post", "delete", "patch"].map((method) =>
      problem(
        `#/paths/~1a/${method}`,
        `The ${method.toUpperCase()} does not say with \`x-idempotent\` whether it may be sent twice.`,
      ),
    ),
  );
});

test("accepts both values", () => {
  expect(found.declared).toEqual([]);
});
