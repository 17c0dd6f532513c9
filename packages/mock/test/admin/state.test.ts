import { describe, expect, test } from "vitest";
import { createMockCloud, type Seed } from "../../src/index.js";
import { aliasOf, PROJECT, PUBLICIP, rename } from "../faults/support.js";
import { PROBED } from "../support/direct-connect.js";
import { administered, document } from "./support.js";

const HERE = `/projects/cn-north-4/${PROJECT}`;
const CANARY = "Canary-Md5-secret-1";
const REGIONAL = { region: "eu-west-101", project_id: PROJECT };

describe("projects", () => {
  test("are listed once they were asked for, with numbers of every kind", async () => {
    const { admin, send } = await administered();
    expect((await admin("GET", "/projects")).body).toEqual({ region: "cn-north-4", projects: [] });
    await rename(send, "web");
    const { projects } = (await admin("GET", "/projects")).body;
    expect(projects).toMatchObject([{ region: "cn-north-4", project_id: PROJECT }]);
    const known = document.components.schemas.Kind.enum;
    expect(Object.keys(projects[0].resources)).toEqual(known);
    for (const kind of known) {
      const { total, items } = (await admin("GET", `${HERE}/${kind}?limit=1000`)).body;
      expect(items).toHaveLength(total);
      expect(projects[0].resources[kind]).toBe(total);
    }
  });

  test("are not made by reading through the admin surface", async () => {
    const { admin } = await administered();
    expect((await admin("GET", `${HERE}/publicips`)).body.total).toBeGreaterThan(0);
    expect((await admin("GET", `${HERE}/publicips/none`)).status).toBe(404);
    expect((await admin("DELETE", `${HERE}/publicips/none`)).status).toBe(404);
    expect((await admin("GET", "/projects")).body.projects).toEqual([]);
  });

  test("are apart by region", async () => {
    const { admin } = await administered();
    await admin("POST", "/seed", { ...REGIONAL, clear: true, publicips: [{ alias: "west" }] });
    const west = await admin("GET", `/projects/eu-west-101/${PROJECT}/publicips`);
    expect(west.body).toMatchObject({ total: 1, items: [{ resource: { alias: "west" } }] });
    expect((await admin("GET", `${HERE}/publicips`)).body.items[0].resource.alias).not.toBe("west");
  });
});

describe("resources", () => {
  test("of every kind are shown, put and deleted by their keys", async () => {
    const { admin, send } = await administered();
    await rename(send, "web");
    const paths: string[] = [];
    for (const kind of document.components.schemas.Kind.enum) {
      const { items } = (await admin("GET", `${HERE}/${kind}`)).body;
      for (const { key, resource } of items) {
        const path = `${HERE}/${kind}/${encodeURIComponent(key)}`;
        expect((await admin("GET", path)).body).toEqual({ key, resource });
        expect((await admin("PUT", path, resource)).status, path).toBe(200);
        paths.push(path);
      }
    }
    for (const path of paths) {
      expect((await admin("DELETE", path)).status).toBe(204);
      expect((await admin("GET", path)).status).toBe(404);
      expect((await admin("DELETE", path)).status).toBe(404);
    }
    expect(paths.length).toBeGreaterThan(20);
  });

  test("are completed, and seen by callers at once", async () => {
    const { admin, send } = await administered();
    await admin("DELETE", `${HERE}/publicips/${PUBLICIP}`);
    const put = await admin("PUT", `${HERE}/publicips/${PUBLICIP}`, { alias: "put" });
    expect(put.status).toBe(201);
    expect(put.body.resource).toMatchObject({ id: PUBLICIP, alias: "put", status: "DOWN" });
    expect(await aliasOf(send)).toBe("put");
  });

  test("are listed in pages", async () => {
    const { admin, cloud } = await administered();
    const publicips = Array.from({ length: 250 }, () => ({}));
    cloud.seed({ project_id: PROJECT, clear: true, publicips });
    const keys: string[] = [];
    for (const offset of [0, 100, 200, 300]) {
      const { total, items } = (await admin("GET", `${HERE}/publicips?offset=${offset}`)).body;
      expect(total).toBe(250);
      keys.push(...items.map(({ key }: { key: string }) => key));
    }
    expect(new Set(keys).size).toBe(250);
    expect(keys).toHaveLength(250);
  });

  test("have settled", async () => {
    const { admin, cloud, send } = await administered();
    const body = JSON.stringify({ vif_peer_detection: { vif_peer_id: PROBED.peer } });
    const made = await send("POST", `/v3/${PROJECT}/dcaas/vif-peer-detections`, { body });
    const { vif_peer_detection } = (await made.json()) as { vif_peer_detection: { id: string } };
    const path = `${HERE}/vif_peer_detections/${vif_peer_detection.id}`;
    expect((await admin("GET", path)).body.resource.status).toBe("processing");
    cloud.clock.advance({ ms: 3_600_000 });
    expect((await admin("GET", path)).body.resource.status).toBe("complete");
  });

  test.each([
    ["GET", `${HERE}/eips`, undefined, 404, 'kind: there is no "eips"; known: vpcs, subnets'],
    ["GET", `${HERE}/publicips/none`, undefined, 404, 'key: there is no "none" among publicips'],
    ["GET", `${HERE}/permissions/none`, undefined, 404, 'key: there is no "none"'],
    ["GET", `/projects/CN/${PROJECT}/publicips`, undefined, 400, "region: must be the id of a"],
    ["GET", `${HERE}/publicips?limit=0`, undefined, 400, "limit: must be 1 to 1000"],
    ["GET", `${HERE}/publicips?offset=-1`, undefined, 400, "offset: must be 0 to"],
    ["PUT", `${HERE}/publicips/${PUBLICIP}`, [], 400, "resource: must be an object"],
    [
      "PUT",
      `${HERE}/publicips/${PUBLICIP}`,
      { stauts: "" },
      400,
      "resource.stauts: unknown member",
    ],
    ["PUT", `${HERE}/publicips/${PUBLICIP}`, { status: 1 }, 400, "resource.status: must be a str"],
    ["PUT", `${HERE}/publicips/x`, {}, 400, "resource.id: must be"],
    ["PUT", `${HERE}/publicips/${PUBLICIP}`, { id: "x" }, 400, `resource.id: must be ${PUBLICIP}`],
  ])("%s %s %j: %i", async (method, path, body, status, detail) => {
    const { admin } = await administered();
    const response = await admin(method, path, body);
    expect(response).toMatchObject({ status, body: { status } });
    expect(response.body.detail).toContain(detail);
  });
});

describe("seed, snapshot and reset", () => {
  test("do what those of the cloud do", async () => {
    const { admin, cloud, send } = await administered();
    const seed: Seed = { project_id: PROJECT, publicips: [{ id: PUBLICIP, alias: "seeded" }] };
    expect(await admin("POST", "/seed", [seed])).toMatchObject({
      status: 200,
      body: [{ publicips: [PUBLICIP], vif_peers: [] }],
    });
    expect(await aliasOf(send)).toBe("seeded");
    const { body } = await admin("GET", "/snapshot");
    expect(body).toEqual(JSON.parse(JSON.stringify(cloud.snapshot())));
    expect((await admin("POST", "/reset")).status).toBe(204);
    expect(await aliasOf(send)).not.toBe("seeded");
    expect((await admin("PUT", "/snapshot", body)).status).toBe(204);
    expect(await aliasOf(send)).toBe("seeded");
  });

  test.each([
    ["POST", "/seed", { project_id: PROJECT, publicips: [{ stauts: "" }] }, "seed.publicips[0].st"],
    ["POST", "/seed", null, "seed: must be an object"],
    ["PUT", "/snapshot", { version: 2 }, "snapshot.version: must be 1"],
    [
      "PUT",
      "/snapshot",
      { version: 1, clock: { offset_ms: 1e300 }, projects: [] },
      "snapshot.clock.offset_ms: must be ",
    ],
  ])("%s %s with %j is rejected, and nothing changes", async (method, path, body, detail) => {
    const { admin, cloud, send } = await administered();
    await rename(send, "web");
    const before = cloud.snapshot();
    const response = await admin(method, path, body);
    expect(response.status).toBe(400);
    expect(response.body.detail).toContain(detail);
    expect(cloud.snapshot().projects).toEqual(before.projects);
  });
});

describe("secrets", () => {
  test("are shown nowhere", async () => {
    const user = { name: "ann", password: "Canary-password" };
    const cloud = createMockCloud({ identity: { users: [user] } });
    const { admin, send } = await administered(cloud);
    await rename(send, "web");
    const [peer] = (await admin("GET", `${HERE}/vif_peers`)).body.items;
    const path = `${HERE}/vif_peers/${peer.key}`;
    const responses = [
      await admin("PUT", path, { ...peer.resource, bgp_md5: CANARY }),
      await admin("PUT", path, { ...peer.resource, bgp_md5: [CANARY] }),
      await admin("GET", path),
      await admin("GET", `${HERE}/vif_peers`),
      await admin("GET", `${HERE}/virtual_interfaces`),
      await admin("GET", "/snapshot"),
      await admin("GET", "/calls"),
      await admin("GET", "/faults"),
      await admin("GET", "/projects"),
    ];
    const { accessKeyId, secretAccessKey, token } = cloud.credentials;
    for (const { text } of responses) {
      for (const secret of ["anary", accessKeyId, secretAccessKey, token]) {
        expect(text).not.toContain(secret);
      }
    }
    expect(responses[2]?.body.resource.bgp_md5).toBe("[redacted]");
  });

  test("do not come back with what is wrong with JSON", async () => {
    const { url } = await administered();
    const headers = { "Content-Type": "application/json" };
    for (const body of [`{"bgp_md5": ${CANARY}`, CANARY]) {
      const response = await fetch(`${url}/__admin/seed`, { method: "POST", headers, body });
      expect(response.status).toBe(400);
      const text = await response.text();
      expect(text).toContain("body: must be JSON");
      expect(text).not.toContain("Canary");
    }
  });
});
