import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createMockCloud, type MockCloud } from "../../src/index.js";
import { OrderedById } from "../../src/state/ordered-by-id.js";
import { LIST, PROJECT, type Send, sendTo } from "../faults/support.js";

const RARE = "b261ac1f-2489-4bc7-b31b-c33c3346a439";
const LIMIT = 10;
// The page, one more to know whether another follows, and what else a call looks up.
const MOST = LIMIT + 6;

const idOf = (index: number): string => `00000000-0000-4000-8000-${`${index}`.padStart(12, "0")}`;
const portOf = (index: number): string => idOf(index).replace("4000", "4001");

/** A cloud with so many EIPs, a few of which are bound, in another enterprise project, or both. */
function filledCloud(size: number): { readonly cloud: MockCloud; readonly send: Send } {
  const cloud = createMockCloud({ transitions: "instant" });
  const publicips = Array.from({ length: size }, (_, index) => ({
    id: idOf(index),
    ...(index % (size / 4) === 1 ? { port_id: portOf(index), enterprise_project_id: RARE } : {}),
  }));
  const ports = [1, 2, 1 + size / 4].map((index) => ({ id: portOf(index) }));
  const publicip_quotas = [{ type: "publicIp", quota: size + 10 }];
  const enterprise_projects = [{ id: "0" }, { id: RARE }];
  const seed = { enterprise_projects, ports, publicips, publicip_quotas };
  cloud.seed({ project_id: PROJECT, clear: true, ...seed });
  return { cloud, send: sendTo(cloud, "https://mock.example", cloud.fetch) };
}

let visited = 0;

beforeEach(() => {
  const { after, get, values } = OrderedById.prototype;
  vi.spyOn(OrderedById.prototype, "after").mockImplementation(function* (this: never, marker) {
    for (const item of after.call(this, marker)) {
      visited += 1;
      yield item as never;
    }
  });
  vi.spyOn(OrderedById.prototype, "get").mockImplementation(function (this: never, id) {
    visited += 1;
    return get.call(this, id) as never;
  });
  vi.spyOn(OrderedById.prototype, "values").mockImplementation(function* (this: never) {
    for (const item of values.call(this)) {
      visited += 1;
      yield item as never;
    }
  });
});
afterEach(() => vi.restoreAllMocks());

interface Found {
  readonly publicips?: readonly { readonly id: string; readonly public_ip_address: string }[];
}

/** How many EIPs a call reads, and its response. */
async function look(send: Send, path: string, method = "GET", body?: object) {
  visited = 0;
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await send(method, path, init);
  const looked = visited;
  const text = await response.text();
  expect(response.status, text).toBeLessThan(300);
  const { publicips = [] } = (text === "" ? {} : JSON.parse(text)) as Found;
  return { looked, ids: publicips.map(({ id }) => id), publicips };
}

describe.each([400, 8_000])("among %i EIPs", (size) => {
  const half = size / 2;
  const pageAfter = (index: number) =>
    Array.from({ length: Math.min(LIMIT, size - index - 1) }, (_, at) => idOf(index + 1 + at));

  test("a page looks at no more than it has", async () => {
    const { send } = filledCloud(size);
    await send("DELETE", `${LIST}/${idOf(half)}`);
    const pages = [
      { query: "", expected: pageAfter(-1) },
      { query: `&marker=${idOf(half - 20)}`, expected: pageAfter(half - 20) },
      { query: `&marker=${idOf(half)}`, expected: pageAfter(half) },
      { query: `&marker=${idOf(size - 4)}`, expected: pageAfter(size - 4) },
      { query: `&marker=${idOf(size - 1)}`, expected: [] },
      { query: "&enterprise_project_id=all_granted_eps", expected: pageAfter(-1) },
    ];
    for (const { query, expected } of pages) {
      const { looked, ids } = await look(send, `${LIST}?limit=${LIMIT}${query}`);
      expect(ids).toEqual(expected);
      expect(looked, query).toBeLessThanOrEqual(MOST);
    }
  });

  test("a filter by what names an EIP, or by enterprise project, looks at few", async () => {
    const { send } = filledCloud(size);
    const bound = 1 + size / 4;
    const first = await look(send, `${LIST}?limit=1&marker=${idOf(half)}`);
    const address = first.publicips[0]?.public_ip_address;
    const shown = await send("GET", `${LIST}/${idOf(bound)}`);
    const { publicip } = (await shown.json()) as { publicip: { private_ip_address: string } };
    const filters = [
      { query: `id=${idOf(half)}`, expected: [idOf(half)] },
      { query: `id=${idOf(9)}&id=${idOf(3)}&id=${idOf(9)}`, expected: [idOf(3), idOf(9)] },
      { query: `id=${idOf(3)}&id=${idOf(9)}&marker=${idOf(3)}`, expected: [idOf(9)] },
      { query: `id=${idOf(size)}`, expected: [] },
      { query: `port_id=${portOf(bound)}`, expected: [idOf(bound)] },
      { query: `port_id=${portOf(bound)}&id=${idOf(9)}`, expected: [] },
      { query: `public_ip_address=${address}`, expected: [idOf(half + 1)] },
      { query: `private_ip_address=${publicip.private_ip_address}`, expected: [idOf(bound)] },
      { query: "private_ip_address=203.0.113.1", expected: [] },
      {
        query: `enterprise_project_id=${RARE}`,
        expected: [0, 1, 2, 3].map((quarter) => idOf(1 + (quarter * size) / 4)),
      },
      {
        query: `enterprise_project_id=${RARE}&marker=${idOf(half)}`,
        expected: [2, 3].map((quarter) => idOf(1 + (quarter * size) / 4)),
      },
    ];
    for (const { query, expected } of filters) {
      const { looked, ids } = await look(send, `${LIST}?limit=${LIMIT}&${query}`);
      expect(ids, query).toEqual(expected);
      expect(looked, query).toBeLessThanOrEqual(MOST);
    }
  });

  test("showing, changing, creating and deleting one looks at few", async () => {
    const { send } = filledCloud(size);
    const create = {
      publicip: { type: "5_bgp" },
      bandwidth: { name: "b", size: 5, share_type: "PER" },
    };
    const calls = [
      ["GET", `${LIST}/${idOf(half)}`],
      ["PUT", `${LIST}/${idOf(half)}`, { publicip: { port_id: portOf(2) } }],
      ["POST", LIST, create],
      ["DELETE", `${LIST}/${idOf(half + 2)}`],
      ["GET", `/v1/${PROJECT}/quotas?type=publicIp`],
    ] as const;
    for (const [method, path, body] of calls) {
      const { looked } = await look(send, path, method, body);
      expect(looked, `${method} ${path}`).toBeLessThanOrEqual(MOST);
    }
  });
});

describe("an EIP that changes", () => {
  test("is found by what it has now, and no longer by what it had", async () => {
    const { cloud, send } = filledCloud(400);
    const find = async (query: string) => (await look(send, `${LIST}?${query}`)).ids;
    const id = idOf(1);
    const other = { id, port_id: portOf(101 + 1), enterprise_project_id: "0" };
    const at = { private_ip_address: "192.0.2.1", public_ip_address: "192.0.2.2" };
    cloud.seed({ project_id: PROJECT, publicips: [{ ...other, ...at }] });
    expect(await find(`port_id=${portOf(1)}`)).toEqual([]);
    expect(await find(`enterprise_project_id=${RARE}`)).not.toContain(id);
    const now = ["port_id", "private_ip_address", "public_ip_address"] as const;
    for (const member of now) {
      expect(await find(`${member}=${{ ...other, ...at }[member]}`), member).toEqual([id]);
    }
    const again = { id: idOf(2), port_id: portOf(2), private_ip_address: "192.0.2.1" };
    cloud.seed({ project_id: PROJECT, publicips: [again] });
    expect(await find("private_ip_address=192.0.2.1")).toEqual([id, idOf(2)]);
    await look(send, `${LIST}/${id}`, "PUT", { publicip: { port_id: "" } });
    expect(await find("private_ip_address=192.0.2.1")).toEqual([idOf(2)]);
    expect(await find("enterprise_project_id=0&limit=2")).toEqual([idOf(0), id]);
  });
});
