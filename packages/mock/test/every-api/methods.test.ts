import { describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { BASE } from "../support/cloud.js";
import { allowAt, pathMethods, wrongMethodsAt } from "../support/methods.js";

const cloud = createMockCloud();
const headers = { "X-Auth-Token": cloud.credentials.token };

const paths = Array.from(pathMethods.keys(), (template) => {
  const path = template
    .replace("{project_id}", "cfa563efb77d4b6d9960781d82530fd8")
    .replace(/\{[^}]+\}/g, "00000000-0000-4000-8000-000000000000");
  return { template, path };
});
const wrong = paths.flatMap(({ template, path }) =>
  wrongMethodsAt(path).map((method) => ({ template, path, method })),
);

describe("every path of the specs", () => {
  test.each(paths)("tells its methods to OPTIONS: $template", async ({ path }) => {
    const response = await cloud.fetch(BASE + path, { method: "OPTIONS", headers });
    expect(response.status).toBe(204);
    expect(response.headers.get("allow")).toBe(allowAt(path));
    expect(await response.text()).toBe("");
  });

  test.each(wrong)(
    "rejects a method that it lacks: $method $template",
    async ({ path, method }) => {
      const response = await cloud.fetch(BASE + path, { method, headers });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe(allowAt(path));
      expect(await response.text()).toContain(`${method} ${path}: the path has no such method`);
    },
  );
});
