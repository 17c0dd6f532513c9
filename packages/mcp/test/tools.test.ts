import { createMockCloud, type MockCloud } from "@hcnet/mock";
import { loadOperations } from "@hcnet/operations";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { SAMPLE_SEED } from "../../operations/test/support/sample-calls.js";
import { createServerFactory } from "../src/server.js";
import { tokenCosts } from "../src/token-cost.js";
import { connect, textOf } from "./support/host.js";

const names = async (options: Parameters<typeof connect>[0]): Promise<readonly string[]> => {
  const { client } = await connect(options);
  const { tools } = await client.listTools();
  return tools.map(({ name }) => name);
};

describe("the list of tools", () => {
  test("has every operation, and a tool for each state to wait for", async () => {
    const operations = [...loadOperations().values()];
    const waiters = operations.flatMap((each) => each.waiters.map(({ name }) => name));
    const expected = [...operations.map(({ id }) => id), ...waiters];
    expect([...(await names({ allow: ["*"] }))].sort()).toEqual(expected.sort());
  });

  test("has no writes but those that are permitted", async () => {
    const reads = await names({});
    expect(reads.filter((name) => /^(create|update|delete|add|batch|migrate)/.test(name))).toEqual(
      [],
    );
    const allowed = await names({ allow: ["publicips:update*"] });
    expect(allowed.filter((name) => !reads.includes(name))).toEqual([
      "updatePublicip",
      "updateBandwidth",
    ]);
  });

  test("has only the selected tools", async () => {
    expect(await names({ tools: ["vpc-endpoint-services:listQ*", "vif-peers:show*"] })).toEqual([
      ...["showVirtualInterface", "waitForVirtualInterfaceActive", "showQuotas"],
      "listQuotaDetails",
    ]);
  });

  test("is an error for a pattern that no operation id can match", () => {
    const session = {} as Parameters<typeof createServerFactory>[0]["session"];
    expect(() => createServerFactory({ session, allow: ["publicips/*"] })).toThrow(
      'allow: expected an API, an operation ID or both, such as "publicips:update*", got "publicips/*"',
    );
  });

  test("has valid schemas, annotations from the spec, and descriptions", async () => {
    const { client } = await connect({ allow: ["*"] });
    const { tools } = await client.listTools();
    const ajv = new Ajv2020({ strict: false });
    for (const { name, inputSchema, outputSchema, description, title } of tools) {
      expect(ajv.validateSchema(inputSchema as object), name).toBe(true);
      expect(ajv.validateSchema((outputSchema ?? {}) as object), name).toBe(true);
      expect(description?.length, name).toBeGreaterThan(10);
      expect(title?.length, name).toBeGreaterThan(3);
    }
    const hints = (name: string) => {
      const { annotations = {} } = tools.find((tool) => tool.name === name) ?? {};
      const { readOnlyHint, destructiveHint, idempotentHint } = annotations;
      return [readOnlyHint, destructiveHint, idempotentHint];
    };
    expect(hints("showPublicip")).toEqual([true, false, true]);
    expect(hints("createPublicip")).toEqual([false, false, false]);
    expect(hints("updatePublicip")).toEqual([false, true, true]);
    expect(hints("deletePublicip")).toEqual([false, true, true]);
    expect(hints("updateVifPeer")).toEqual([false, false, true]);
    expect(hints("batchRemoveEndpointServicePermissions")).toEqual([false, true, true]);
  });

  test("costs fewer than 15,000 tokens without writes, and says so", async () => {
    const { client } = await connect();
    const { tools } = await client.listTools();
    const [, total = ""] = /^total +(\d+)/m.exec(tokenCosts(tools)) ?? [];
    expect(Number(total)).toBeGreaterThan(1000);
    expect(Number(total)).toBeLessThan(15_000);
  });
});

describe("a list in pages", () => {
  test.for([
    ["listPublicips", "publicips"],
    ["listVirtualInterfaces", "virtual_interfaces"],
    ["listEndpointService", "endpoint_services"],
  ] as const)(
    "%s returns each item once when it is called with nextCursor",
    async ([name, items]) => {
      const { call, cloud } = await connect();
      cloud.seed(SAMPLE_SEED);
      const all = (await call(name)).structuredContent as Record<string, { id: string }[]>;
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const args = { query: { limit: 1 }, ...(cursor === undefined ? {} : { cursor }) };
        const page = (await call(name, args)).structuredContent as typeof all & {
          nextCursor?: string;
        };
        found.push(...(page[items] ?? []).map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined && found.length < 100);
      expect(found.length).toBeGreaterThan(1);
      expect(found).toEqual(all[items]?.map(({ id }) => id));
    },
  );

  const connectTo = (respond: (query: URLSearchParams) => unknown) => {
    const fetch: MockCloud["fetch"] = async (url) =>
      Response.json(respond(new URL(String(url)).searchParams));
    return connect({ cloud: { ...createMockCloud(), fetch } });
  };

  test("returns each item once when the service caps the size of a page", async () => {
    const real = createMockCloud();
    const fetch: typeof real.fetch = (url, init) =>
      real.fetch(String(url).replace("limit=5", "limit=1"), init);
    const { token } = real.credentials;
    // A signature would cover the query.
    const { call } = await connect({
      cloud: { ...real, credentials: { token }, fetch } as MockCloud,
    });
    const found: unknown[] = [];
    let cursor: unknown;
    do {
      const args = { query: { limit: 5 }, ...(cursor === undefined ? {} : { cursor }) };
      const { publicips, nextCursor } = (await call("listPublicips", args))
        .structuredContent as Record<string, { id: string }[]>;
      found.push(...(publicips ?? []).map(({ id }) => id));
      cursor = nextCursor;
    } while (cursor !== undefined);
    expect(found).toHaveLength(3);
    expect(new Set(found).size).toBe(3);
  });

  test.for([
    [{ publicips: [{ alias: "a" }] }, "id of the last item: expected a marker, got undefined"],
    [{ publicips: [{ id: null }] }, "id of the last item: expected a marker, got object"],
    [{}, "publicips: expected an array, got a page without it"],
    [{ publicips: null }, "publicips: expected an array, got null"],
    [{ publicips: "none" }, "publicips: expected an array, got string"],
    [{ publicips: [{ id: "a" }] }, 'marker: expected a new marker, got "a" again'],
  ] as const)("fails with %j instead of passing for the last", async ([page, message]) => {
    const { call } = await connectTo(() => page);
    const result = await call("listPublicips", { query: { marker: "a" } });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(`listPublicips: ${message}`);
  });

  test.for([
    [0, 2],
    [3, 1],
    [5, 7],
    [0, 100],
  ] as const)(
    "fails when markers repeat, after %i pages, every %i pages",
    async ([before, length]) => {
      let requests = 0;
      const { call } = await connectTo(() => {
        requests += 1;
        const position = requests <= before ? requests : before + ((requests - before) % length);
        const id = `00000000-0000-4000-8000-${String(position).padStart(12, "0")}`;
        return { publicips: [{ id }] };
      });
      let cursor: unknown;
      let page: Awaited<ReturnType<typeof call>>;
      do {
        page = await call("listPublicips", cursor === undefined ? {} : { cursor });
        cursor = (page.structuredContent as { nextCursor?: string } | undefined)?.nextCursor;
      } while (cursor !== undefined && requests < 1000);
      expect(page.isError).toBe(true);
      expect(textOf(page)).toMatch(/marker: expected a new marker, got "[-\d]+" again/);
      expect(requests).toBeLessThanOrEqual(3 * (before + length));
    },
  );

  test.for(["no", '{"marker":"a"}', '["a"]', '["a","b",0.5,1]', "[[0]]", "null"])(
    "rejects a cursor that no response had: %s",
    async (text) => {
      const { call } = await connect();
      const cursor = Buffer.from(text).toString("base64url");
      const { content } = await call("listPublicips", { cursor });
      expect(JSON.stringify(content)).toContain("cursor: expected the nextCursor of a response");
    },
  );
});
