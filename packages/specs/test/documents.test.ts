import SwaggerParser from "@apidevtools/swagger-parser";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { APIS } from "../../../scripts/lib/apis.js";
import { operationsOf } from "../src/documents/document.js";
import { isObject, type Json } from "../src/json.js";
import { filesIn, readDocument, readText } from "./support/dist.js";

type Parsed = Parameters<typeof SwaggerParser.validate>[0];

const documents = ["openapi", "openapi-3.0"].flatMap((directory) =>
  filesIn(directory)
    .filter((name) => name.endsWith(".json"))
    .map((name) => `${directory}/${name}`),
);

/** Values of a key anywhere in the document. */
function valuesOf(key: string, node: Json): Json[] {
  if (Array.isArray(node)) return node.flatMap((item) => valuesOf(key, item));
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(key, value),
  ]);
}

describe.each(documents)("%s", (path) => {
  const document = readDocument(path);

  test("is valid for two validators", async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    await SwaggerParser.validate(structuredClone(document) as unknown as Parsed);
  });

  test("has the version of its directory and the same content as YAML", () => {
    expect(document.openapi).toBe(path.startsWith("openapi/") ? "3.1.0" : "3.0.3");
    expect(parse(readText(path.replace(/json$/, "yaml")))).toEqual(document);
  });
});

describe.each(APIS)("%s", (api) => {
  test("has no x-source-note, except in the annotated document", () => {
    expect(valuesOf("x-source-note", readDocument(`openapi/${api}.json`))).toEqual([]);
    expect(valuesOf("x-source-note", readDocument(`openapi/${api}.annotated.json`))).not.toEqual(
      [],
    );
  });

  test("has no reference in the dereferenced documents", () => {
    for (const directory of ["openapi", "openapi-3.0"]) {
      expect(valuesOf("$ref", readDocument(`${directory}/${api}.dereferenced.json`))).toEqual([]);
    }
  });

  test("has the path parameters on each operation", () => {
    const document = readDocument(`openapi/${api}.dereferenced.json`);
    for (const { path, operation } of operationsOf(document)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = operation.parameters as { in: string; name: string }[];
      const found = parameters.filter((parameter) => parameter.in === "path");
      expect(found.map(({ name }) => name).sort()).toEqual(names.sort());
    }
  });
});

test("tells the default of an optional request property in its description only", () => {
  const { schemas } = readDocument("openapi/sub-network-interfaces.json").components;
  const { properties } = schemas.UpdateSubNetworkInterfaceRequestBody as {
    properties: { dry_run: { description: string } };
  };
  expect(properties.dry_run).not.toHaveProperty("default");
  expect(properties.dry_run.description).toMatch(/\n\nDefault: `false`\.$/);
});
