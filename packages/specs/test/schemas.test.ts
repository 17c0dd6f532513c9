import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { APIS } from "../../../scripts/lib/apis.js";
import { filesIn, readJson } from "./support/dist.js";

const schemas = (api: string) => filesIn(`schemas/${api}`);

describe.each(APIS)("the schemas of %s", (api) => {
  test("compile, references between files included, and accept their examples", () => {
    // Formats and extensions are not ours to test here.
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const name of schemas(api)) ajv.addSchema(readJson(`schemas/${api}/${name}`), name);
    for (const name of schemas(api)) {
      const validate = ajv.getSchema(name);
      const { examples = [] } = readJson(`schemas/${api}/${name}`) as { examples?: unknown[] };
      for (const example of examples) {
        expect([name, validate?.(example), validate?.errors]).toEqual([name, true, null]);
      }
      expect(validate).toBeDefined();
    }
  });
});

test("rejects an invalid request body", () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const name of schemas("vif-peers"))
    ajv.addSchema(readJson(`schemas/vif-peers/${name}`), name);
  const validate = ajv.getSchema("UpdateVifPeerRequestBody.schema.json");
  expect(validate?.({ vif_peer: { name: "a" } })).toBe(true);
  expect(validate?.({ vif_peer: { name: 1 } })).toBe(false);
  expect(validate?.({ vif_peer: {} })).toBe(false);
});
