// Options for TanStack Query against the mock, with its own QueryClient.
import { createMockCloud } from "@hcnet/mock";
import {
  createSession,
  type ListPublicipsOutput,
  type Session,
  type ShowPublicipOutput,
  WaiterError,
} from "@hcnet/publicips";
import { listPublicips, updatePublicip } from "@hcnet/publicips/operations";
import {
  deletePublicipMutation,
  listPublicipsInfiniteOptions,
  listPublicipsOptions,
  showPublicipOptions,
  updatePublicipMutation,
  waitForPublicipBoundOptions,
} from "@hcnet/publicips/query";
import { listEndpointServiceInfiniteOptions } from "@hcnet/vpc-endpoint-services/query";
import {
  InfiniteQueryObserver,
  infiniteQueryOptions,
  MutationObserver,
  QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from "vitest";

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const PUBLICIP = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const PORT = "f588ccfa-8750-4d7c-bf5d-2ede24414706";
const KEYS = { token: "a-token" };
const path = { publicip_id: PUBLICIP };

let cloud: ReturnType<typeof createMockCloud>;
let session: Session;
let client: QueryClient;

beforeEach(() => {
  cloud = createMockCloud();
  session = createSession({
    region: "cn-north-4",
    projectId: PROJECT,
    credentials: cloud.credentials,
    fetch: cloud.fetch,
  });
  client = new QueryClient();
});
afterEach(() => client.clear());

test("operation functions carry their operation id", () => {
  expect(updatePublicip.operationId).toBe("updatePublicip");
  expect(listPublicips.operationId).toBe("listPublicips");
  expectTypeOf(updatePublicip.operationId).toEqualTypeOf<"updatePublicip">();
  expectTypeOf(listPublicips.operationId).toEqualTypeOf<"listPublicips">();
});

describe("a query", () => {
  test("has API, operation id and input as its key, and the output as its data", async () => {
    const options = queryOptions(showPublicipOptions(session, { path }));
    expect(options.queryKey).toEqual(["publicips", "showPublicip", { path }]);
    const { publicip } = await client.fetchQuery(options);
    expect(publicip.id).toBe(PUBLICIP);
    expectTypeOf(client.getQueryData(options.queryKey)).toEqualTypeOf<
      ShowPublicipOutput | undefined
    >();
  });

  test("leaves retries to the client", async () => {
    cloud.faults.add({ operation: "showPublicip", effect: { type: "response", status: 404 } });
    await expect(client.fetchQuery(showPublicipOptions(session, { path }))).rejects.toThrow();
    expect(cloud.journal.recent()).toHaveLength(1);
  });

  test("is aborted when TanStack Query cancels it", async () => {
    let signal: AbortSignal | null | undefined;
    const hanging = createSession({
      region: "cn-north-4",
      projectId: PROJECT,
      credentials: cloud.credentials,
      fetch: (_, init) => {
        signal = init.signal;
        return new Promise(() => {});
      },
    });
    const fetched = client.fetchQuery(listPublicipsOptions(hanging));
    await expect.poll(() => signal).toBeDefined();
    await client.cancelQueries({ queryKey: ["publicips", "listPublicips"] });
    await expect(fetched).rejects.toThrow();
    expect(signal?.aborted).toBe(true);
  });
});

describe("an infinite query", () => {
  test("follows markers to the last page", async () => {
    const options = infiniteQueryOptions(
      listPublicipsInfiniteOptions(session, { query: { limit: 2 } }),
    );
    const observer = new InfiniteQueryObserver(client, options);
    let result = await observer.fetchNextPage();
    while (result.hasNextPage) result = await observer.fetchNextPage();
    const pages: readonly ListPublicipsOutput[] = result.data?.pages ?? [];
    const ids = pages.flatMap(({ publicips = [] }) => publicips.map(({ id }) => id));
    expect(new Set(ids).size).toBe(3);
    expect(ids).toHaveLength(3);
  });

  test("fails at a page whose next marker is that of an earlier page", async () => {
    const markers = ["a", "b", "c", "b"];
    let requests = 0;
    const fetch = async () => Response.json({ publicips: [{ id: markers[requests++ % 4] }] });
    const options = infiniteQueryOptions(
      listPublicipsInfiniteOptions(
        createSession({ region: "cn-north-4", projectId: PROJECT, credentials: KEYS, fetch }),
      ),
    );
    const observer = new InfiniteQueryObserver(client, options);
    let result = await observer.fetchNextPage();
    while (result.hasNextPage && !result.isError && requests < 20) {
      result = await observer.fetchNextPage();
    }
    expect(requests).toBe(4);
    expect(result.data?.pages).toHaveLength(3);
    expect(result.error).toMatchObject({
      name: "InvalidResponseError",
      message: 'listPublicips: marker: expected a new marker, got "b" again',
    });
  });

  test("follows offsets until the total has come", async () => {
    const options = listEndpointServiceInfiniteOptions(session, { query: { limit: 1 } });
    const observer = new InfiniteQueryObserver(client, options);
    const result = await observer.fetchNextPage();
    expect(result.hasNextPage).toBe((result.data?.pages[0]?.total_count ?? 0) > 1);
    const [page] = result.data?.pages ?? [];
    if (page === undefined) throw new Error("expected a page, got none");
    const next = (total_count: number) =>
      options.getNextPageParam({ ...page, total_count }, [], options.initialPageParam);
    const shown = page.endpoint_services.length;
    expect(next(shown)).toBeUndefined();
    expect(next(shown + 1)).toEqual({ query: { limit: 1, offset: shown } });
  });

  test.each([
    [{ publicips: [{ alias: "a" }] }, "id of the last item: expected a marker, got undefined"],
    [{}, "publicips: expected an array, got a page without it"],
    [{ publicips: null }, "publicips: expected an array, got null"],
    [{ publicips: [{ id: "a" }] }, 'marker: expected a new marker, got "a" again'],
  ])("fails with the page %j, and does not throw while it is rendered", async (page, message) => {
    const fetch = async () => Response.json(page);
    const { region, credentials } = { region: "cn-north-4", credentials: cloud.credentials };
    const other = createSession({ region, projectId: PROJECT, credentials, fetch });
    const options = infiniteQueryOptions(
      listPublicipsInfiniteOptions(other, { query: { marker: "a" } }),
    );
    const { error, status } = await new InfiniteQueryObserver(client, options).fetchNextPage();
    expect(status).toBe("error");
    expect(error).toMatchObject({
      name: "InvalidResponseError",
      message: `listPublicips: ${message}`,
    });
  });
});

test("a mutation takes the input of the operation", async () => {
  const observer = new MutationObserver(client, updatePublicipMutation(session));
  const { publicip } = await observer.mutate({ path, body: { publicip: { alias: "web" } } });
  expect(publicip?.alias).toBe("web");
  expect(observer.options.mutationKey).toEqual(["publicips", "updatePublicip"]);
  expect(await new MutationObserver(client, deletePublicipMutation(session)).mutate({ path })).toBe(
    undefined,
  );
});

describe("a query of a waiter", () => {
  const options = () => waitForPublicipBoundOptions(session, { path }, { intervalMs: 5 });

  test("polls until the state is reached", async () => {
    const { queryFn, refetchInterval } = options();
    const { signal } = new AbortController();
    const before = await queryFn({ signal });
    expect(refetchInterval({ state: { data: before, status: "success" } })).toBe(5);
    await updatePublicip(session, { path, body: { publicip: { port_id: PORT } } });
    cloud.clock.advance(60_000);
    const data = await queryFn({ signal });
    expect(data.publicip.status).toBe("ACTIVE");
    expect(refetchInterval({ state: { data, status: "success" } })).toBe(false);
  });

  test("polls as often as x-waiters says by default, and not after an error", () => {
    const { refetchInterval } = waitForPublicipBoundOptions(session, { path });
    expect(refetchInterval({ state: { data: undefined, status: "pending" } })).toBe(1000);
    expect(refetchInterval({ state: { data: undefined, status: "error" } })).toBe(false);
  });

  test("fails with a state that cannot become the wanted one", async () => {
    cloud.seed({ project_id: PROJECT, publicips: [{ id: PUBLICIP, status: "FREEZED" }] });
    const fetched = client.fetchQuery(options());
    await expect(fetched).rejects.toBeInstanceOf(WaiterError);
    await expect(fetched).rejects.toThrow(
      "waitForPublicipBound: the state FREEZED cannot become ACTIVE or ELB or VPN",
    );
  });
});
