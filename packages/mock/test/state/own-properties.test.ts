import { afterEach, describe, expect, test } from "vitest";
import { createMockCloud, type Seed } from "../../src/index.js";
import { faultyCloud, LIST, SHOW } from "../faults/support.js";
import { PROJECT } from "../support/clients.js";

/** What a fault or a seed could leave on the prototypes of the process. */
const leftovers = (): unknown[] =>
  [Object.prototype, Array.prototype].flatMap((prototype) =>
    Object.keys(prototype).map((name) => [name, Reflect.get(prototype, name)]),
  );

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, "polluted");
  Reflect.deleteProperty(Array.prototype, "polluted");
});

describe("breakSchema", () => {
  test.each([
    "__proto__.polluted",
    "publicips.__proto__.polluted",
    "publicips.0.__proto__.polluted",
    "constructor.prototype.polluted",
    "publicips.length",
  ])("leaves prototypes and the response alone with the field %s", async (field) => {
    const { send } = faultyCloud({ effect: { type: "breakSchema", field } });
    const response = await send("GET", LIST);
    expect(leftovers()).toEqual([]);
    expect(response.status).toBe(200);
    const { publicips } = (await response.json()) as { publicips: unknown[] };
    expect(publicips).not.toEqual([]);
  });

  test("breaks an item of an array by its index", async () => {
    const { send } = faultyCloud({ effect: { type: "breakSchema", field: "publicips.0.id" } });
    const response = await send("GET", LIST);
    const { publicips } = (await response.json()) as { publicips: { id: unknown }[] };
    expect(publicips[0]?.id).toEqual({ broken: true });
    expect((await send("GET", SHOW)).status).toBe(200);
  });
});

describe("a seed", () => {
  const json = (text: string) => JSON.parse(text) as Seed;

  test.each([
    ['{"project_id":"p","__proto__":{"polluted":1}}', "seed.__proto__: unknown member"],
    [
      '{"project_id":"p","publicips":[{"__proto__":{"polluted":1}}]}',
      "seed.publicips[0].__proto__: unknown member",
    ],
    [
      '{"project_id":"p","publicips":[{"constructor":{"polluted":1}}]}',
      "seed.publicips[0].constructor: unknown member",
    ],
    [
      '{"project_id":"p","publicips":[{"profile":{"__proto__":{"polluted":1}}}]}',
      "seed.publicips[0].profile.__proto__: unknown member",
    ],
    [
      '{"project_id":"p","vpcs":[{"__proto__":{"polluted":1}}]}',
      "seed.vpcs[0].__proto__: unknown member",
    ],
  ])("rejects %s", (text, message) => {
    const cloud = createMockCloud();
    expect(() => cloud.seed(json(text))).toThrow(message);
    expect(leftovers()).toEqual([]);
  });

  test("rejects a snapshot that names the prototype", () => {
    const cloud = createMockCloud();
    cloud.seed({ project_id: PROJECT, publicips: [{ alias: "web" }] });
    const text = JSON.stringify(cloud.snapshot());
    const changed = text.replace('"alias":"web"', '"__proto__":{"polluted":1}');
    expect(() => cloud.restore(JSON.parse(changed))).toThrow("__proto__: unknown member");
  });
});
