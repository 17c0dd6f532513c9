import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { ApiError } from "../src/index.js";
import { type Gadget, type GadgetsClient, gadgetsOf } from "./support/gadgets.js";
import { json, startServer } from "./support/server.js";

const gadgets = (count: number): Gadget[] =>
  Array.from({ length: count }, (_, index) => ({ id: `g${String(index).padStart(5, "0")}` }));

const number = (value: string | null, fallback: number): number =>
  value === null ? fallback : Number(value);

/** A server that pages over `all` in each of the three styles. */
const startLists = (all: readonly Gadget[], options: { readonly total?: boolean } = {}) =>
  startServer((response, { target }) => {
    const { pathname, searchParams } = new URL(target, "http://x");
    const limit = number(searchParams.get("limit"), 10);
    const marker = searchParams.get("marker") ?? "";
    const offset = number(searchParams.get("offset"), 0);
    const from = pathname.endsWith("by-offset")
      ? all.slice(offset)
      : all.filter(({ id }) => id > marker);
    const page = from.slice(0, limit);
    const next = from.length > limit ? page.at(-1)?.id : undefined;
    const total = options.total === false ? {} : { total_count: all.length };
    json(200, { gadgets: page, page_info: { next_marker: next }, ...total })(response, {} as never);
  });

const LISTS = ["listByItem", "listByPageInfo", "listByOffset"] as const;

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe.each(LISTS)("%s", (list) => {
  test("yields each item once, whatever the number of items and the size of the page", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        async (count, limit) => {
          const server = await startLists(gadgets(count));
          const found = await collect(gadgetsOf(server.url)[list].items({ query: { limit } }));
          expect(found).toEqual(gadgets(count));
        },
      ),
      { numRuns: 40 },
    );
  });

  test("needs no argument", async () => {
    const server = await startLists(gadgets(25));
    expect(await collect(gadgetsOf(server.url)[list].items())).toHaveLength(25);
  });

  test("gives the pages as they came, and asks for no page that is not wanted", async () => {
    const server = await startLists(gadgets(25));
    for await (const page of gadgetsOf(server.url)[list].pages({ query: { limit: 5 } })) {
      expect(page.gadgets).toHaveLength(5);
      if (server.received.length === 2) break;
    }
    expect(server.received).toHaveLength(2);
  });

  test("keeps the rest of the query from page to page", async () => {
    const server = await startLists(gadgets(7));
    const query = { limit: 3, name: "a b" };
    await collect(gadgetsOf(server.url)[list].items({ query }));
    expect(server.received.length).toBeGreaterThan(2);
    for (const { target } of server.received) expect(target).toContain("name=a%20b");
  });

  test("throws what the operation throws", async () => {
    const server = await startServer(json(403, { error_code: "APIGW.0302", error_msg: "no" }));
    await expect(collect(gadgetsOf(server.url)[list].items())).rejects.toBeInstanceOf(ApiError);
  });

  test("ends when the service repeats itself", async () => {
    const page = { gadgets: gadgets(2), page_info: { next_marker: "g1" } };
    const server = await startServer(json(200, page));
    const pages = gadgetsOf(server.url)[list].pages();
    for (let count = 0; count < 3 || list === "listByOffset"; count += 1) {
      // An offset always grows, so only the end of the items can end that list.
      if (count === 20 || (await pages.next()).done) break;
    }
    expect(server.received.length).toBeLessThanOrEqual(list === "listByOffset" ? 20 : 3);
  });

  test("ends at an empty page", async () => {
    const server = await startServer(json(200, { gadgets: [], page_info: { next_marker: "x" } }));
    expect(await collect(gadgetsOf(server.url)[list].pages())).toEqual([]);
    expect(server.received).toHaveLength(1);
  });
});

test("a marker list asks no more after a short page", async () => {
  const server = await startLists(gadgets(8));
  await collect(gadgetsOf(server.url).listByItem.items({ query: { limit: 5 } }));
  expect(server.received).toHaveLength(2);
});

test("an offset list without a total ends at the empty page", async () => {
  const server = await startLists(gadgets(8), { total: false });
  expect(
    await collect(gadgetsOf(server.url).listByOffset.items({ query: { limit: 4 } })),
  ).toHaveLength(8);
  expect(server.received).toHaveLength(3);
});

test("items have the type of the items", () => {
  type Items = ReturnType<GadgetsClient["listByItem"]["items"]>;
  expectTypeOf<Items>().toEqualTypeOf<AsyncGenerator<Gadget, void, undefined>>();
  expectTypeOf<GadgetsClient["showGadget"]>().not.toHaveProperty("items");
});

test("sends the default limit with a marker, as some services demand one", async () => {
  const server = await startLists(gadgets(25));
  await collect(gadgetsOf(server.url).listByItem.items());
  const limits = server.received.map(({ target }) =>
    new URL(target, "http://x").searchParams.get("limit"),
  );
  expect(limits).toEqual([null, "10", "10"]);
});

test("joins by commas the lists that the API wants so, and repeats the others", async () => {
  const server = await startLists(gadgets(1));
  const client = gadgetsOf(server.url);
  await client.listByItem({ query: { kinds: ["a b", "c"], names: ["d", "e"] } });
  await client.http.GET("/v1/{project_id}/by-item", {
    params: { query: { kinds: ["a b", "c"], names: ["d", "e"] } },
  });
  for (const { target } of server.received) {
    expect(target).toMatch(/\?kinds=a%20b%2Cc&names=d&names=e$/);
  }
});
