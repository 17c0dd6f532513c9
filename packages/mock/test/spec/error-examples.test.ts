import { describe, expect, test } from "vitest";
import { publicips } from "../../src/apis/publicips/index.js";
import { Router } from "../../src/gateway/router.js";
import { createRoutes } from "../../src/gateway/routes.js";
import { describeIssues } from "../../src/issues.js";
import { findOperation } from "../../src/spec/document.js";
import { errorsOf } from "../../src/spec/error-examples.js";

describe("the router", () => {
  const router = new Router<string>();
  router.add("GET", "/v1/{project}/things", "list");
  router.add("GET", "/v1/{project}/things/{id}", "show");
  router.add("PUT", "/v1/{project}/things/{id}", "update");
  router.add("GET", "/v1/{project}/things/count", "count");
  router.add("GET", "/v1/{project}/things/{id}/parts", "parts");

  test.each([
    ["/v1/p/things", "list", ["p"]],
    ["/v1/p/things/1", "show", ["p", "1"]],
    ["/v1/p/things/count", "count", ["p"]],
    // The literal leads nowhere from here, the parameter does.
    ["/v1/p/things/count/parts", "parts", ["p", "count"]],
    ["/v1/p/things/a%2Fb", "show", ["p", "a/b"]],
    ["/v1/p/things/%zz", "show", ["p", "%zz"]],
  ])("finds %s", (path, value, values) => {
    const match = router.find(path);
    expect(match?.methods.get("GET")).toBe(value);
    expect(match?.values).toEqual(values);
  });

  test.each(["/", "", "/v1", "/v1/p", "/v1//things", "/v1/p/things/", "/v1/p/things/1/2"])(
    "finds nothing for %j",
    (path) => expect(router.find(path)).toBeUndefined(),
  );

  test("knows the methods of a path", () => {
    expect([...(router.find("/v1/p/things/1")?.methods.keys() ?? [])]).toEqual(["GET", "PUT"]);
  });
});

describe("error examples", () => {
  test("fail at the start when the spec does not know them", () => {
    const { updatePublicip } = publicips.handlers;
    if (updatePublicip === undefined) throw new Error("no such handler");
    const handler = { ...updatePublicip, errors: ["noSuchExample"] };
    const api = { ...publicips, handlers: { ...publicips.handlers, updatePublicip: handler } };
    expect(() => createRoutes([api])).toThrow(
      "updatePublicip: its error responses have no example named noSuchExample",
    );
  });

  test("fail at the start when an operation has no handler", () => {
    const { updatePublicip: _, ...handlers } = publicips.handlers;
    expect(() => createRoutes([{ ...publicips, handlers }])).toThrow(
      "updatePublicip: has no handler",
    );
  });

  test("use the lower status of a name that has two", () => {
    const table = errorsOf(findOperation(publicips.document, "updatePublicip"));
    expect(table.get("portInUse")?.status).toBe(409);
  });
});

describe("an issue", () => {
  const { document } = publicips;
  const at = (instancePath: string, additionalProperty?: string) =>
    describeIssues(
      [
        additionalProperty === undefined
          ? { instancePath, keyword: "made-up", params: {}, message: "is odd" }
          : { instancePath, keyword: "additionalProperties", params: { additionalProperty } },
      ],
      document,
      { properties: { known: {} } },
    );

  test.each([
    ["", "body: is odd"],
    ["/a/0/b", "a[0].b: is odd"],
    ["/a~1b/c~0d", '["a/b"]["c~d"]: is odd'],
  ])("at %j reads %s", (pointer, text) => expect(at(pointer)).toBe(text));

  test.each([
    ["x-y", "x-y: unknown field; known: known"],
    [" ", '[" "]: unknown field; known: known'],
    ["", '[""]: unknown field; known: known'],
    ["a".repeat(70), `${"a".repeat(64)}…: unknown field; known: known`],
  ])("of the field %j reads %s", (name, text) => expect(at("", name)).toBe(text));
});
