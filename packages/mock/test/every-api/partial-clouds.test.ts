import { describe, expect, test } from "vitest";
import { apis } from "../../src/apis/index.js";
import { publicips } from "../../src/apis/publicips/index.js";
import { subNetworkInterfaces } from "../../src/apis/sub-network-interfaces/index.js";
import { vifPeerDetections } from "../../src/apis/vif-peer-detections/index.js";
import { vifPeers } from "../../src/apis/vif-peers/index.js";
import { vpcEndpointServices } from "../../src/apis/vpc-endpoint-services/index.js";
import { createMockCloud } from "../../src/browser.js";
import { cases } from "../support/cases.js";

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const cloudOf = (...served: typeof apis) => createMockCloud({ apis: served });

test("names the operation and the error example that an API lacks", () => {
  const handlers = Object.fromEntries(
    Object.entries(publicips.handlers).map(([id, handler]) => [
      id,
      { ...handler, errors: ["noSuchExample"] },
    ]),
  );
  expect(() => cloudOf({ ...publicips, handlers })).toThrow(
    /^\w+: its error responses have no example named noSuchExample$/,
  );
});

test("serves an API whose operations take no body, and rejects a long header with 494", async () => {
  const path = "/v1/{project_id}/quotas";
  const { document, handlers } = publicips;
  const cloud = cloudOf({
    ...publicips,
    document: { ...document, paths: { [path]: document.paths[path] ?? {} } },
    handlers: { listQuotas: handlers.listQuotas as (typeof handlers)[string] },
  });
  const url = `https://vpc.cn-north-4.myhuaweicloud.com/v1/${PROJECT}/quotas`;
  const headers = { "X-Auth-Token": cloud.credentials.token, "Content-Type": "application/json" };
  expect((await cloud.fetch(url, { headers })).status).toBe(200);
  const long = { ...headers, "X-Long": "x".repeat(100_000) };
  expect((await cloud.fetch(url, { headers: long })).status).toBe(494);
});

describe.each(apis.map((api) => [api.name, api] as const))("a cloud of %s alone", (name, api) => {
  test("handles the documented requests, and returns 404 for those of other APIs", async () => {
    const cloud = cloudOf(api);
    for (const documented of cases) {
      const response = await cloud.fetch(
        `https://mock.example${documented.path(documented.projectId)}`,
        {
          method: documented.method,
          headers: { "Content-Type": "application/json", "X-Auth-Token": cloud.credentials.token },
          body: JSON.stringify(documented.request),
        },
      );
      const own = Object.hasOwn(api.handlers, documented.operationId);
      expect([name, documented.operationId, response.status < 300]).toEqual([
        name,
        documented.operationId,
        own,
      ]);
      if (!own) expect([404, 405]).toContain(response.status);
    }
  });

  test("can be saved and restored", () => {
    const cloud = cloudOf(api);
    cloud.seed({ project_id: PROJECT, vpcs: [{}] });
    const snapshot = cloud.snapshot();
    const other = cloudOf(api);
    other.restore(snapshot);
    expect(other.snapshot().projects).toEqual(snapshot.projects);
  });
});

describe("a cloud without an API", () => {
  test("rejects its resources, behaviors and transitions", () => {
    const cloud = cloudOf(publicips);
    expect(() => cloud.seed({ project_id: PROJECT, vif_peers: [] })).toThrow(
      "seed.vif_peers: unknown member",
    );
    const [served] = [[publicips]];
    expect(() =>
      createMockCloud({ apis: served, behaviors: { "vif-peers.unknown-peer": "badRequest" } }),
    ).toThrow(
      /expected one of (publicips\.[a-z-]+, )+publicips\.[a-z-]+, got "vif-peers\.unknown-peer"$/,
    );
    const transitions = { "vif_peers.create": 1 };
    expect(() => createMockCloud({ apis: served, transitions })).toThrow(
      'transitions: there is no "vif_peers.create"',
    );
  });

  test("has no endpoints without vpc-endpoint-services", () => {
    expect(() => cloudOf(publicips).endpoints).toThrow("vpc-endpoint-services");
    expect(cloudOf(vpcEndpointServices).endpoints).toMatchObject({ connect: expect.anything() });
  });

  test("takes any peer for a detection without vif-peers, and knows them with it", async () => {
    const body = JSON.stringify({
      vif_peer_detection: { vif_peer_id: "11111111-2222-4333-8444-555555555555" },
    });
    const detect = async (...served: typeof apis) => {
      const cloud = cloudOf(...served);
      const response = await cloud.fetch(
        `https://mock.example/v3/${PROJECT}/dcaas/vif-peer-detections`,
        {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-Auth-Token": cloud.credentials.token },
          body,
        },
      );
      cloud.clock.advance(10 * 60_000);
      const [project] = cloud.snapshot().projects;
      const statuses = project?.vif_peer_detections?.map(({ status }) => status);
      return [response.status, statuses];
    };
    expect(await detect(vifPeerDetections)).toEqual([200, ["complete", "complete"]]);
    expect(await detect(vifPeerDetections, vifPeers)).toEqual([400, ["complete"]]);
  });

  test("rejects an API that is given twice", () => {
    expect(() => cloudOf(subNetworkInterfaces, subNetworkInterfaces)).toThrow(
      "apis: sub-network-interfaces is there twice",
    );
  });
});
