// The hand-written content names what specs and mock have.
import { transitions } from "@hcnet/mock";
import { describe, expect, test } from "vitest";
import { loadApis } from "../src/openapi/apis.js";
import { proseOf } from "../src/openapi/document.js";
import { errorCodes } from "../src/openapi/errors.js";
import { type Field, fieldsOf } from "../src/openapi/fields.js";
import { loadCures } from "../src/reference/cures.js";
import { extensionNotes } from "../src/reference/notes.js";
import { edgesOf, loadStateMachines, statesOf } from "../src/reference/states.js";

const apis = await loadApis();

describe("content/cures.yaml", () => {
  test("names only error codes that an API has", () => {
    const known = errorCodes(apis).map(({ code }) => code);
    expect(known).toEqual(expect.arrayContaining(Object.keys(loadCures().codes)));
  });
});

describe("content/states.yaml", () => {
  const machines = Object.entries(loadStateMachines()).flatMap(([name, all]) =>
    all.map((machine) => [machine.title, name, machine] as const),
  );

  test.each(machines)(
    "%s goes from known state to known state by known operations",
    (_, name, machine) => {
      const api = apis.find((one) => one.name === name);
      if (api === undefined) throw new Error(`there is no API ${name}`);
      const states = statesOf(api, machine).map(({ value }) => value);
      const operations = api.operations.map(({ operationId }) => operationId);
      for (const { from, to, by } of edgesOf(machine)) {
        expect([...states, "(start)"]).toContain(from);
        expect([...states, "(none)"]).toContain(to);
        if (by !== undefined) expect(operations).toContain(by);
      }
    },
  );

  test("has every transition of the mock, from and to the same states", () => {
    const edges = machines.flatMap(([, , machine]) => edgesOf(machine));
    for (const [name, { from, to }] of Object.entries(transitions)) {
      expect(
        edges.find(({ mock }) => mock === name),
        name,
      ).toMatchObject({ from, to });
    }
  });
});

describe("a field", () => {
  const document = { info: { title: "T", version: "1" }, servers: [], paths: {} };

  test("has its limits, values and notes in words", () => {
    const [field] = fieldsOf(document, {
      properties: {
        size: {
          type: ["integer", "null"],
          description: "The size.\n\nKnown values:\n\n- `1`: One.\n\nOther values may appear.",
          minimum: 1,
          maximum: 2000,
          default: 5,
          "x-extensible-enum": [1],
          "x-enumDescriptions": { "1": "One." },
          "x-source-note": "The page says otherwise.",
        },
      },
      required: ["size"],
    });
    expect(field).toMatchObject({
      path: "size",
      type: "integer",
      required: true,
      nullable: true,
      description: "The size.",
      values: [{ value: "1", meaning: "One." }],
      open: true,
      limits: ["1 to 2000", "default `5`"],
      notes: ["The page says otherwise."],
    });
  });

  test.each(apis)(
    "of $name has its values once: next to the description, not in it",
    ({ document }) => {
      const everyField = (fields: readonly Field[]): readonly Field[] =>
        fields.flatMap((field) => [field, ...everyField(field.children)]);
      const schemas = Object.keys(document.components?.schemas ?? {});
      const fields = schemas.flatMap((name) =>
        everyField(fieldsOf(document, { $ref: `#/components/schemas/${name}` })),
      );
      const enumerations = fields.filter(({ values }) => values.length > 1);
      expect(enumerations.length).toBeGreaterThan(0);
      for (const { path, description, values } of enumerations) {
        const repeated = values.filter(({ value, meaning }) =>
          description.includes(`\`${value}\`: ${meaning}`),
        );
        expect(repeated, path).toEqual([]);
      }
    },
  );

  test("of an array has the fields of its items, and a recursive model is expanded once", () => {
    const node = {
      properties: { children: { type: "array", items: { $ref: "#/components/schemas/Node" } } },
    };
    const recursive = { ...document, components: { schemas: { Node: node } } };
    const [field] = fieldsOf(recursive, { $ref: "#/components/schemas/Node" });
    expect(field).toMatchObject({
      path: "children",
      type: "array of Node",
      model: "Node",
      children: [],
    });
  });

  test("keeps the prose of a description that has no list of values", () => {
    expect(proseOf({ description: "- `a`: b\n" })).toBe("- `a`: b");
  });
});

test("says in the notes of an operation what its extensions say", () => {
  const notes = extensionNotes({
    operationId: "listWidgets",
    summary: "List widgets",
    tags: ["Widget"],
    method: "post",
    path: "/v1/widgets",
    parameters: [{ name: "id", in: "path", "x-argument-name": "widget_id" }],
    responses: {},
    "x-experimental": true,
    "x-idempotent": false,
    "x-pagination": { style: "offset", items: "widgets" },
    "x-waiters": {
      waitForWidget: {
        description: "Waits until a widget\nexists.\n",
        state: "/status",
        success: ["ready"],
        minDelaySeconds: 1,
        maxDelaySeconds: 8,
        maxWaitSeconds: 60,
      },
    },
  });
  expect(notes.map((note) => note.split("**")[1])).toEqual([
    "Experimental:",
    "Name in TypeScript:",
    "Pagination",
    "Waiter:",
    "Not idempotent:",
  ]);
  expect(notes[3]).toContain("Waits until a widget exists. Polls every 1 to 8 seconds");
});
