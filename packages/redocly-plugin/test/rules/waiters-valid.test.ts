import { beforeAll, expect, test } from "vitest";
import { lint, type Problem, problemOf } from "../support/redocly.js";

const problem = problemOf("waiters-valid");
const STATE = { get: "#/paths/~1a/get/x-waiters/waitForA", post: "#/paths/~1a/post/x-waiters" };

/** An operation that responds with what `files` has, and waits as told. */
const waiter = (members: string, method = "get") => `
paths:
  /a:
    ${method}:
      x-waiters: { waitForA: { ${members} } }
      responses:
        "200": { description: D, content: { application/json: { schema: { $ref: ./a.yaml } } } }
`;

const files = {
  "a.yaml": `
properties:
  a: { anyOf: [{ $ref: ./item.yaml }, { type: "null" }] }
  list: { type: array, items: { $ref: ./item.yaml } }
  fixed: { type: string, enum: [UP, DOWN] }
  count: { type: integer, enum: [1, 2] }
  free: { type: string }
`,
  "item.yaml":
    'properties: { status: { type: [string, "null"], x-extensible-enum: [UP, DOWN, ERROR] } }\n',
};

const documents = {
  post: waiter("state: /a/status, success: [UP], failure: []", "post"),
  unresolved: waiter("state: /a/state, success: [UP], failure: []"),
  withoutIndex: waiter("state: /list/status, success: [UP], failure: []"),
  notString: waiter("state: /count, success: ['1'], failure: []"),
  noValues: waiter("state: /free, success: [UP], failure: []"),
  unknownStates: waiter("state: /a/status, success: [UP, RUNNING], failure: [ERROR, BROKEN]"),
  unknownInArray: waiter("state: /list/0/status, success: [RUNNING], failure: []"),
  unknownInEnum: waiter("state: /fixed, success: [ERROR], failure: []"),
  both: waiter("state: /a/status, success: [UP, DOWN], failure: [ERROR, DOWN]"),
  valid: waiter("state: /a/status, success: [UP], failure: [DOWN, ERROR]"),
  validInArray: waiter("state: /list/0/status, success: [UP, DOWN], failure: [ERROR]"),
  validEnum: waiter("state: /fixed, success: [UP], failure: []"),
  none: "paths: { /a: { post: { responses: {} } } }\n",
  wrongTypes: waiter("state: 1, success: UP, failure: { a: b }"),
};

let found: Record<keyof typeof documents, Problem[]>;

beforeAll(async () => {
  found = await lint({ "hcnet/waiters-valid": "error" }, documents, files);
});

test("reports waiters that are not on a GET", () => {
  const message = "`x-waiters` belongs on a GET, not on a POST.";
  expect(found.post).toEqual([problem(STATE.post, message)]);
});

test.each([
  ["unresolved", "`state` points to `/a/state`, which the schema of the response does not have."],
  [
    "withoutIndex",
    "`state` points to `/list/status`, which the schema of the response does not have.",
  ],
  ["notString", "`state` points to `/count`, which is not a string."],
  ["noValues", "`state` points to `/free`, which has no `x-extensible-enum`."],
] as const)("reports a state that cannot be seen: %s", (name, message) => {
  expect(found[name]).toEqual([problem(`${STATE.get}/state`, message)]);
});

test("reports states that the member does not have", () => {
  const message = (value: string) =>
    `\`${value}\` is not among the values of the member that \`state\` points to.`;
  expect(found.unknownStates).toEqual([
    problem(`${STATE.get}/success/1`, message("RUNNING")),
    problem(`${STATE.get}/failure/1`, message("BROKEN")),
  ]);
  expect(found.unknownInArray).toEqual([problem(`${STATE.get}/success/0`, message("RUNNING"))]);
  expect(found.unknownInEnum).toEqual([problem(`${STATE.get}/success/0`, message("ERROR"))]);
});

test("reports states that are both a success and a failure", () => {
  const message = "`DOWN` is both a success and a failure.";
  expect(found.both).toEqual([problem(`${STATE.get}/failure/1`, message)]);
});

test.each(["valid", "validInArray", "validEnum", "none"] as const)("is silent: %s", (name) => {
  expect(found[name]).toEqual([]);
});

test("leaves values of the wrong type to extension-valid", () => {
  expect(found.wrongTypes).toEqual([]);
});
