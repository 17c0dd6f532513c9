import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { recordHar } from "../../src/har/index.js";
import { createMockCloud, type MockCloud } from "../../src/index.js";
import { Commands, readLine } from "../support/command.js";

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const EIP = `/v1/${PROJECT}/publicips/f6318bef-6508-4ea5-a48f-6152b6b1a8fb`;
const TOKEN = "canary-77c1-token";
const headers = { "X-Auth-Token": TOKEN, "Content-Type": "application/json" };
const commands = new Commands();
const directory = mkdtempSync(join(tmpdir(), "hcnet-har-seeds-"));
afterEach(() => commands.killAll());
afterAll(() => rmSync(directory, { recursive: true }));

const BASE = "https://vpc.cn-north-4.myhuaweicloud.com";
const VPCEP = "https://vpcep.cn-north-4.myhuaweicloud.com";
const LISTS = {
  publicips: `${BASE}/v1/${PROJECT}/publicips`,
  bandwidths: `${BASE}/v1/${PROJECT}/bandwidths`,
  sub_network_interfaces: `${BASE}/v3/${PROJECT}/vpc/sub-network-interfaces`,
  virtual_interfaces: `${BASE}/v3/${PROJECT}/dcaas/virtual-interfaces`,
  vif_peer_detections: `${BASE}/v3/${PROJECT}/dcaas/vif-peer-detections`,
  endpoint_services: `${VPCEP}/v1/${PROJECT}/vpc-endpoint-services`,
};

const read = async (cloud: MockCloud, url: string): Promise<Record<string, unknown>> => {
  const response = await cloud.fetch(url, { headers });
  return (await response.json()) as Record<string, unknown>;
};

/** A cloud whose resources differ from the documented ones. */
function changedCloud() {
  const cloud = createMockCloud({ credentials: { token: TOKEN }, transitions: "instant" });
  cloud.seed({
    project_id: PROJECT,
    publicips: [{ id: "11111111-0000-4000-8000-000000000001", alias: "recorded" }],
    shared_bandwidths: [
      { bandwidth_id: "22222222-0000-4000-8000-000000000001", bandwidth_name: "recorded" },
    ],
    bandwidth_details: [{ id: "22222222-0000-4000-8000-000000000001", charge_mode: "95peak_plus" }],
    virtual_interfaces: [{ id: "33333333-0000-4000-8000-000000000001", name: "recorded" }],
    vif_peers: [
      {
        id: "33333333-0000-4000-8000-000000000002",
        name: "recorded",
        vif_id: "33333333-0000-4000-8000-000000000001",
      },
    ],
    vif_peer_detections: [{ id: "44444444-0000-4000-8000-000000000001", loss_ratio: 7 }],
    endpoint_services: [{ id: "55555555-0000-4000-8000-000000000001", description: "recorded" }],
    endpoint_quotas: [{ type: "endpoint_service", used: 0, quota: 7 }],
    connections: [
      {
        id: "55555555-0000-4000-8000-000000000002",
        endpoint_service_id: "55555555-0000-4000-8000-000000000001",
      },
    ],
    permissions: [
      {
        permission: "iam:domain::5fc973eea581490997e82ea11a1d0101",
        endpoint_service_id: "55555555-0000-4000-8000-000000000001",
      },
    ],
  });
  return cloud;
}

/** Serves what a recording holds. */
async function served(har: object) {
  const file = join(directory, "calls.har");
  writeFileSync(file, JSON.stringify(har));
  const { url } = readLine(
    await commands.run(["--port", "0", "--seed", file, "--token", TOKEN]).line,
  );
  return async (target: string): Promise<unknown> => {
    const { pathname, search } = new URL(target);
    return (await fetch(`${url}${pathname}${search}`, { headers })).json();
  };
}

const withoutRequestId = ({ request_id: _, ...body }: Record<string, unknown>) => body;

describe("hcnet-mock --seed with a HAR", () => {
  const service = `${LISTS.endpoint_services}/55555555-0000-4000-8000-000000000001`;
  const urls = [
    ...Object.values(LISTS),
    `${LISTS.endpoint_services}/public`,
    `${LISTS.sub_network_interfaces}/count`,
    service,
    `${service}/connections`,
    `${service}/permissions`,
    `${LISTS.virtual_interfaces}/33333333-0000-4000-8000-000000000001`,
    `${VPCEP}/v1/${PROJECT}/quotas?type=endpoint_service`,
  ];

  test("returns what the recorded reads returned, of every API", async () => {
    const cloud = changedCloud();
    const recorder = recordHar(cloud);
    const expected = new Map<string, Record<string, unknown>>();
    for (const url of urls) expected.set(url, await read(cloud, url));
    const get = await served(recorder.har());
    for (const [url, body] of expected) {
      const found = (await get(url)) as Record<string, unknown>;
      // What a response omits of a resource is as in the documented ones.
      expect(found, url).toMatchObject(withoutRequestId(body));
    }
    expect(JSON.stringify([...expected.values()]).match(/"recorded"/g)?.length).toBeGreaterThan(4);
  });

  test("makes no difference whether a recording names the operations", async () => {
    const cloud = changedCloud();
    const recorder = recordHar(cloud);
    const quotas = `${VPCEP}/v1/${PROJECT}/quotas?type=endpoint_service`;
    await read(cloud, quotas);
    const { log } = recorder.har();
    const entries = log.entries.map(({ _operationId, ...entry }) => entry);
    const get = await served({ log: { ...log, entries } });
    expect(await get(quotas)).toMatchObject({ quotas: { resources: [{ quota: 7 }] } });
  });

  test("takes the connections of a service that was not read itself", async () => {
    const cloud = changedCloud();
    const recorder = recordHar(cloud);
    const { connections } = await read(cloud, `${service}/connections`);
    const get = await served(recorder.har());
    expect(await get(`${service}/connections`)).toMatchObject({ connections });
  });

  const entry = (url: string, body: unknown) => ({
    request: { method: "GET", url },
    response: { status: 200, content: { text: JSON.stringify(body) } },
  });

  test("shows an EIP as the last response did, without the port that it was bound to before", async () => {
    const bound = { id: EIP.slice(-36), port_id: "f588ccfa-8750-4d7c-bf5d-2ede24414706" };
    const unbound = { id: bound.id, status: "DOWN", alias: "unbound" };
    const entries = [bound, unbound].map((publicip) => entry(BASE + EIP, { publicip }));
    const get = await served({ log: { entries } });
    const { publicip } = (await get(BASE + EIP)) as { publicip: object };
    expect(publicip).toMatchObject(unbound);
    expect(publicip).not.toHaveProperty("port_id");
  });

  test.each([
    ["whose resources are invalid", { publicip: { id: "x" } }, "publicips[0]"],
    ["whose bodies are not those of the operations", { colour: 1 }, "a response of listPublicips"],
  ])("rejects one %s, and names them", async (_, body, text) => {
    const file = join(directory, "bad.har");
    const url = "colour" in body ? LISTS.publicips : BASE + EIP;
    writeFileSync(file, JSON.stringify({ log: { entries: [entry(url, body)] } }));
    const { finished } = commands.run(["--port", "0", "--seed", file]);
    expect(await finished).toMatchObject({ code: 2, stderr: expect.stringContaining(text) });
  });
});
