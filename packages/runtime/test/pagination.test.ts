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
const startLists = (
  all: readonly Gadget[],
  options: { readonly total?: boolean; readonly cap?: number } = {},
) =>
  startServer((response, { target }) => {
    const { pathname, searchParams } = new URL(target, "http://x");
    const limit = Math.min(number(searchParams.get("limit"), 10), options.cap ?? 2000);
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
  test("yields each item once, regardless of the number of items and the size of the page", async () => {
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

  test("rejects when the service repeats itself", async () => {
    const page = { gadgets: gadgets(2), page_info: { next_marker: "g1" } };
    const server = await startServer(json(200, page));
    const items = collect(gadgetsOf(server.url)[list].items());
    await expect(items).rejects.toMatchObject({
      operationId: list,
      message: expect.stringMatching(
        `^${list}: (marker|gadgets): expected a new (marker|page), got .* again$`,
      ),
    });
    expect(server.received).toHaveLength(2);
  });

  test("yields all items when the service caps the size of a page", async () => {
    const server = await startLists(gadgets(7), { cap: 3 });
    const found = await collect(gadgetsOf(server.url)[list].items({ query: { limit: 5 } }));
    expect(found).toEqual(gadgets(7));
  });

  test.each([null, "ok", [], {}, { gadgets: null }, { gadgets: "none" }, { gadgets: {} }])(
    "rejects a page that is %j",
    async (page) => {
      const server = await startServer(json(200, page));
      await expect(collect(gadgetsOf(server.url)[list].items())).rejects.toMatchObject({
        name: "InvalidResponseError",
        operationId: list,
        message: expect.stringMatching(`^${list}: `),
      });
      expect(server.received).toHaveLength(1);
    },
  );

  test("rejects a page whose items are null after the pages before it", async () => {
    const pages = [gadgets(1), null];
    const server = await startServer((response, request) => {
      const page = { gadgets: pages[server.received.length - 1], page_info: { next_marker: "x" } };
      json(200, page)(response, request);
    });
    await expect(collect(gadgetsOf(server.url)[list].items())).rejects.toMatchObject({
      name: "InvalidResponseError",
      message: `${list}: gadgets: expected an array, got null`,
    });
    expect(server.received).toHaveLength(2);
  });

  test("ends at an empty page", async () => {
    const server = await startServer(json(200, { gadgets: [], page_info: { next_marker: "x" } }));
    expect(await collect(gadgetsOf(server.url)[list].pages())).toEqual([]);
    expect(server.received).toHaveLength(1);
  });
});

test("yields all items when a filter shortens a page in the middle", async () => {
  const server = await startServer((response, { target }) => {
    const marker = new URL(target, "http://x").searchParams.get("marker") ?? "";
    const page = gadgets(7)
      .filter(({ id }) => id > marker)
      .slice(0, 3);
    const visible = page.filter(({ id }) => id !== "g00001");
    json(200, { gadgets: visible })(response, {} as never);
  });
  const found = await collect(gadgetsOf(server.url).listByItem.items({ query: { limit: 3 } }));
  expect(found).toHaveLength(6);
});

test.each(["listByItem", "listByPageInfo"] as const)(
  "%s rejects markers that come in a cycle",
  async (list) => {
    const server = await startServer((response, { target }) => {
      const id = target.includes("marker=A") ? "B" : "A";
      json(200, { gadgets: [{ id }], page_info: { next_marker: id } })(response, {} as never);
    });
    await expect(collect(gadgetsOf(server.url)[list].items())).rejects.toMatchObject({
      name: "InvalidResponseError",
      message: `${list}: marker: expected a new marker, got "A" again`,
    });
    expect(server.received).toHaveLength(3);
  },
);

test("rejects a next marker that is the one that the caller began with", async () => {
  const server = await startServer(json(200, { gadgets: [{ id: 7 }] }));
  const items = gadgetsOf(server.url).listByItem.items({ query: { marker: "7" } });
  await expect(collect(items)).rejects.toThrow(
    "listByItem: marker: expected a new marker, got 7 again",
  );
  expect(server.received).toHaveLength(1);
});

test("rejects a last item without the property that is the next marker", async () => {
  const server = await startServer(json(200, { gadgets: [{ name: "a" }] }));
  await expect(collect(gadgetsOf(server.url).listByItem.items())).rejects.toThrow(
    "listByItem: id of the last item: expected a marker, got undefined",
  );
});

test.each([null, "", 0, -1, "many"])(
  "an offset list with total_count %j has no total",
  async (total) => {
    const server = await startServer((response, { target }) => {
      const offset = number(new URL(target, "http://x").searchParams.get("offset"), 0);
      const page = gadgets(7).slice(offset, offset + 3);
      json(200, { gadgets: page, total_count: total })(response, {} as never);
    });
    expect(await collect(gadgetsOf(server.url).listByOffset.items())).toEqual(gadgets(7));
  },
);

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
  expect(limits).toEqual([null, "10", "10", "10"]);
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
