// Every rule ends on schemas that contain themselves through `oneOf`, `anyOf` and `allOf`.
import { expect, test } from "vitest";
import { rules } from "../../src/rules.js";
import { lint } from "../support/redocly.js";

/** A document whose request and response have the schema A, both with an example. */
const document = (components: string) => `
servers: [{ url: https://x.example }]
security: []
paths:
  /a:
    post:
      operationId: createA
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/A" }
            examples: { one: { value: { kind: Cat } } }
      responses:
        "200":
          description: Fine.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/A" }
              examples: { one: { value: { kind: Cat } } }
components:
  schemas:
${components}
`;

const choiceOf = (keyword: string, closed = "") => `
    A: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind }, ${keyword}: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] }
    Cat: { allOf: [{ $ref: "#/components/schemas/A" }, { type: object, ${closed}properties: { meow: { type: boolean } } }] }
    Dog: { allOf: [{ $ref: "#/components/schemas/A" }, { type: object, ${closed}properties: { bark: { type: boolean } } }] }`;

// Each level names the next one twice: without a memo, a rule needs 2^30 steps.
const LEVELS = Array.from({ length: 30 }, (_, level) => {
  const next = `{ $ref: "#/components/schemas/L${level + 1}" }`;
  return `    L${level}: { allOf: [${next}, ${next}] }`;
});

const documents = {
  oneOf: document(choiceOf("oneOf")),
  anyOf: document(choiceOf("anyOf")),
  oneOfClosed: document(choiceOf("oneOf", "additionalProperties: false, ")),
  allOfItself: document(`    A: { allOf: [{ $ref: "#/components/schemas/A" }] }`),
  throughItems: document(
    `    A: { oneOf: [{ type: string }, { type: array, items: { $ref: "#/components/schemas/A" } }] }`,
  ),
  diamonds: document(
    `    A: { $ref: "#/components/schemas/L0" }\n${LEVELS.join("\n")}\n    L30: { type: string }`,
  ),
};

const MESSAGE = "Maximum call stack";

test("every rule ends on recursive schemas", async () => {
  const config = Object.fromEntries(Object.keys(rules).map((name) => [`hcnet/${name}`, "error"]));
  const problems = await lint(config, documents);
  expect(JSON.stringify(problems)).not.toContain(MESSAGE);
  const closed = Object.entries(problems).map(([name, found]) => [
    name,
    found.filter(({ ruleId }) => ruleId === "hcnet/request-closed").length,
  ]);
  expect(Object.fromEntries(closed)).toEqual({
    oneOf: 1,
    anyOf: 1,
    oneOfClosed: 0,
    allOfItself: 0,
    throughItems: 0,
    diamonds: 0,
  });
}, 60_000);
