import { validators } from "@hcnet/sub-network-interfaces/validators";
import { describe, expect, test } from "vitest";
import { SubNetworkInterfaces } from "../../src/apis/sub-network-interfaces/collection.js";
import { subNetworkInterfaceSeeds } from "../../src/apis/sub-network-interfaces/state.js";
import { covers } from "../support/covers.js";
import { rejectionOf } from "../support/rejection.js";
import {
  at,
  FIRST,
  NARROW,
  NOBODY,
  SECOND,
  serveCloud,
  WIDE,
} from "../support/sub-network-interfaces.js";

const { client, url, token } = serveCloud();

type Query = NonNullable<
  NonNullable<Parameters<ReturnType<typeof client>["listSubNetworkInterfaces"]>[0]>["query"]
>;

async function idsOf(query: Query): Promise<string[]> {
  const { sub_network_interfaces } = await client().listSubNetworkInterfaces({ query });
  return sub_network_interfaces.map(({ id }) => id);
}

async function createMany(count: number): Promise<string[]> {
  const body = { count, sub_network_interface: NARROW };
  const response = await client().batchCreateSubNetworkInterface({ body }).withResponse();
  return response.status === 201 ? response.data.sub_network_interfaces.map(({ id }) => id) : [];
}

describe("pages", () => {
  test(
    "tell their ends, and the last has no next",
    covers("sub-network-interfaces.paging"),
    async () => {
      const first = await client().listSubNetworkInterfaces({ query: { limit: 1 } });
      expect(first.page_info).toEqual({
        previous_marker: FIRST,
        current_count: 1,
        next_marker: FIRST,
      });
      const last = await client().listSubNetworkInterfaces({ query: { limit: 1, marker: FIRST } });
      expect(last.page_info).toEqual({ previous_marker: SECOND, current_count: 1 });
      const all = await client().listSubNetworkInterfaces();
      expect(all.page_info).toEqual({ previous_marker: FIRST, current_count: 2 });
      expect(all.sub_network_interfaces.map(({ id }) => id)).toEqual([FIRST, SECOND]);
    },
  );

  test(
    "begin at the first for an empty marker, and are empty for a limit of 0",
    covers("sub-network-interfaces.paging"),
    async () => {
      expect(await idsOf({ marker: "" })).toEqual([FIRST, SECOND]);
      const { sub_network_interfaces, page_info } = await client().listSubNetworkInterfaces({
        query: { limit: 0 },
      });
      expect(sub_network_interfaces).toEqual([]);
      expect(page_info).toEqual({ current_count: 0 });
    },
  );

  test("go on after a marker whose interface is gone, in either case of letters", async () => {
    await client().deleteSubNetworkInterface(at(FIRST));
    expect(await idsOf({ marker: FIRST })).toEqual([SECOND]);
    expect(await idsOf({ marker: FIRST.toUpperCase() })).toEqual([SECOND]);
    expect(await idsOf({ marker: SECOND })).toEqual([]);
  });

  test.each([1, 7, 2000])("of %d yield each once while others come and go", async (limit) => {
    const old = [FIRST, SECOND, ...(await createMany(20)), ...(await createMany(20))];
    const doomed = await createMany(20);
    const seen: string[] = [];
    for await (const { id } of client().listSubNetworkInterfaces.items({ query: { limit } })) {
      seen.push(id);
      const gone = doomed.pop();
      if (gone !== undefined) await client().deleteSubNetworkInterface(at(gone));
      if (seen.length === 5) await createMany(20);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort());
    expect(seen).toEqual(expect.arrayContaining(old));
  });

  test.each(["limit=2001", "limit=-1", "limit=x", "limit=1&limit=2", "marker=x", "id=x"])(
    "reject %s",
    async (query) => {
      const response = await fetch(`${url()}?${query}`, { headers: { "X-Auth-Token": token } });
      expect(response.status).toBe(400);
      const body: unknown = await response.json();
      expect(validators.listSubNetworkInterfaces.responses[400](body)).toBe(true);
      const name = query.split("=")[0];
      expect(body).toMatchObject({ error_code: "HCNET.BadParameter" });
      expect(body).toMatchObject({ error_msg: expect.stringContaining(`${name}`) });
    },
  );
});

describe("filters", () => {
  test.each([
    [{ id: [SECOND] }, [SECOND]],
    [{ id: [SECOND, NOBODY, FIRST] }, [FIRST, SECOND]],
    [{ id: [NOBODY] }, []],
    [{ virsubnet_id: [WIDE.virsubnet_id] }, [SECOND]],
    [{ private_ip_address: ["192.168.0.160", "10.0.3.55"] }, [FIRST, SECOND]],
    [{ mac_address: ["fa:16:3e:c2:2c:ba"] }, [SECOND]],
    [{ vpc_id: ["c10e1e02-9db2-4bd0-89ef-52536952627e"] }, [FIRST]],
    [{ description: ["aaa"] }, [FIRST]],
    [{ description: ["a"] }, []],
    [{ parent_id: [WIDE.parent_id] }, [SECOND]],
    [{ parent_id: [WIDE.parent_id], id: [FIRST] }, []],
    [{ parent_id: [WIDE.parent_id], id: [FIRST, SECOND], limit: 1 }, [SECOND]],
  ] as [Query, string[]][])(
    "%j",
    covers("sub-network-interfaces.filters"),
    async (query, expected) => {
      expect(await idsOf(query)).toEqual(expected);
    },
  );

  test("pages through what fits", async () => {
    const own = await createMany(20);
    const query = { parent_id: [NARROW.parent_id], limit: 3 };
    const seen: string[] = [];
    for await (const { sub_network_interfaces } of client().listSubNetworkInterfaces.pages({
      query,
    })) {
      seen.push(...sub_network_interfaces.map(({ id }) => id));
    }
    expect(seen).toEqual(own.sort());
  });

  test("rejects an address that is none", async () => {
    const query = { private_ip_address: ["10.0.0.256"] };
    const rejection = await rejectionOf(client().listSubNetworkInterfaces({ query }));
    expect(rejection.message).toContain("private_ip_address[0]: must match");
  });
});

test("keeps 20,000 interfaces in order in no time", () => {
  const { interfaces } = subNetworkInterfaceSeeds();
  const [template] = interfaces;
  if (template === undefined) throw new Error("no seed");
  const collection = new SubNetworkInterfaces();
  const ids = Array.from({ length: 20_000 }, () => crypto.randomUUID());
  const start = performance.now();
  for (const id of ids) collection.put({ ...template, id });
  let marker = "";
  let count = 0;
  while (count <= ids.length) {
    const { value } = collection.after(marker).next();
    if (value === undefined) break;
    marker = value.id;
    count += 1;
  }
  for (const id of ids) collection.delete(id);
  expect(count).toBe(ids.length);
  expect(collection.size).toBe(0);
  expect(performance.now() - start).toBeLessThan(5000);
});
