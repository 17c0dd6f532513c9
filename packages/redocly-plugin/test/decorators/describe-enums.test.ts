import { beforeAll, expect, test } from "vitest";
import { type Bundle, bundle } from "../support/redocly.js";

const DOCUMENT = `
paths:
  /a:
    get:
      responses:
        "200":
          description: D
          content:
            application/json:
              schema:
                type: object
                properties:
                  one: { $ref: "#/components/schemas/Open" }
                  two: { $ref: "#/components/schemas/Open" }
components:
  schemas:
    Open: { type: string, description: "State.\\n", x-extensible-enum: [a, b], x-enumDescriptions: { a: First., b: Second. } }
    Fixed: { type: string, enum: [a], x-enumDescriptions: { a: First. } }
    Undescribed: { type: string, description: Plain., enum: [a] }
    Again: { type: string, description: "State.\\n\\nValues:\\n\\n- \`a\`: First.", enum: [a], x-enumDescriptions: { a: First. } }
`;
const OPEN = `State.

Known values:

- \`a\`: First.
- \`b\`: Second.

Other values may appear.`;

const decorators = { "hcnet/describe-enums": "on" };
let result: Bundle;
let dereferenced: Bundle;

beforeAll(async () => {
  result = await bundle(decorators, DOCUMENT);
  dereferenced = await bundle(decorators, DOCUMENT, {}, { dereference: true });
});

test("lists the known values of an extensible enum and keeps the extension", () => {
  expect(result.document).toHaveProperty("components.schemas.Open", {
    type: "string",
    description: OPEN,
    "x-extensible-enum": ["a", "b"],
    "x-enumDescriptions": { a: "First.", b: "Second." },
  });
});

test("lists the values of an enum", () => {
  const description = "Values:\n\n- `a`: First.";
  expect(result.document).toHaveProperty("components.schemas.Fixed.description", description);
});

test("changes nothing without descriptions or a second time", () => {
  expect(result.document).toHaveProperty("components.schemas.Undescribed.description", "Plain.");
  expect(result.document).toHaveProperty(
    "components.schemas.Again.description",
    "State.\n\nValues:\n\n- `a`: First.",
  );
});

test("describes every copy in a dereferenced bundle once", () => {
  const schema = [
    "paths",
    "/a",
    "get",
    "responses",
    "200",
    "content",
    "application/json",
    "schema",
  ];
  for (const name of ["one", "two"]) {
    const path = [...schema, "properties", name, "description"];
    expect(dereferenced.document).toHaveProperty(path, OPEN);
  }
});
