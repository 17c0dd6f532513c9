import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/lib/nightly.js";
import { cases, type Json } from "../support/cases.js";
import { BASE, errorOf, testCloud } from "../support/cloud.js";
import { methodsAt } from "../support/methods.js";

const { cloud, send } = testCloud();

// Values at the edges of the schemas, and any other JSON.
const value = fc.oneof(
  fc.constantFrom<unknown>("", 0, -1, 1, 65_536, true, null, "x".repeat(65), [], {}, "<", "TCP", 6),
  fc.uuid(),
  fc.jsonValue({ maxDepth: 2 }),
);

type Mutation = readonly [where: number, what: "replace" | "remove" | "add", value: unknown];
const mutation: fc.Arbitrary<Mutation> = fc.tuple(
  fc.nat(20),
  fc.constantFrom("replace", "remove", "add"),
  value,
);

/** Every object and array inside a body. */
function containers(body: unknown): (Json | unknown[])[] {
  if (typeof body !== "object" || body === null) return [];
  return [body as Json, ...Object.values(body).flatMap(containers)];
}

function mutate(body: Json, [where, what, replacement]: Mutation): Json {
  const copy = structuredClone(body);
  const all = containers(copy);
  const target = all[where % all.length];
  if (target === undefined) return copy;
  if (Array.isArray(target)) {
    if (what === "add") target.push(replacement);
    else if (what === "remove") target.pop();
    else target[0] = replacement;
    return copy;
  }
  const [name = "new"] = Object.keys(target);
  if (what === "remove") delete target[name];
  else target[what === "add" ? `new_${where}` : name] = replacement;
  return copy;
}

describe.each(cases)("$operationId", (documented) => {
  test("rejects a mutated body naming a field, or responds as the spec says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        cloud.reset();
        const body = mutations.reduce(mutate, documented.request);
        // `send` checks the body of every response against the spec.
        const response = await send(documented, { body });
        if (response.status >= 200 && response.status < 300) return;
        expect(response.status).toBe(400);
        expect(errorOf(response).message).toMatch(/^(\[?[\w-]|\[").*: ./s);
      }),
      { numRuns: sized(50, 300) },
    );
  });

  test("responds to any bytes as a body with a 4xx or by the spec", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (body) => {
        const { status } = await send(documented, { body });
        expect(status).toBe(400);
      }),
      { numRuns: sized(20, 100) },
    );
  });

  test("responds to any path below the project", async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), async (tail) => {
        cloud.reset();
        const path = `${documented.path(documented.projectId)}${tail}`;
        const { status } = await send(documented, { path });
        // A tail such as `/..` is gone from what arrives.
        const methods = methodsAt(new URL(path, BASE).pathname);
        if (methods === undefined) expect(status).toBe(404);
        else if (!methods.includes(documented.method)) expect(status).toBe(405);
        else expect([200, 400, 404]).toContain(status);
      }),
      { numRuns: sized(20, 100) },
    );
  });
});
