import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMockCloud, type MockCloud, type Snapshot } from "../../src/index.js";
import { clients, PROJECT } from "../support/clients.js";
import { PROBED } from "../support/direct-connect.js";

const NOW = new Date("2026-02-03T04:05:06Z");
const OTHER_PROJECT = "abcdefabcdefabcdefabcdefabcdef00";
const CANARY = "Canary-Md5-secret-1";
const PER = { share_type: "PER", name: "b", size: 10 } as const;

const newCloud = () => createMockCloud({ now: () => NOW });
const overTheWire = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot));

/** Things that a caller or a tester does, each of which may be rejected. */
const steps: readonly ((cloud: MockCloud, project: string, region: string) => Promise<unknown>)[] =
  [
    (...at) =>
      clients(...at).publicips.createPublicip({
        body: { publicip: { type: "5_bgp" }, bandwidth: PER },
      }),
    async (...at) => {
      const { publicips } = clients(...at);
      const [, , last] = (await publicips.listPublicips()).publicips;
      return publicips.deletePublicip({ path: { publicip_id: last?.id ?? "" } });
    },
    (...at) =>
      clients(...at).detections.createVifPeerDetection({
        body: { vif_peer_detection: { vif_peer_id: PROBED.peer } },
      }),
    (...at) => clients(...at).interfaces.listSubNetworkInterfaces(),
    (...at) =>
      clients(...at).peers.createVifPeer({
        body: {
          vif_peer: {
            vif_id: PROBED.id,
            address_family: "ipv6",
            local_gateway_ip: "FD00::1/64",
            remote_gateway_ip: "FD00::2/64",
          },
        },
      }),
    async (...at) => {
      const { services } = clients(...at);
      const [service] = (await services.listEndpointService()).endpoint_services;
      const path = { vpc_endpoint_service_id: service?.id ?? "" };
      const permissions = [{ permission: "iam:domain::abc", description: "" }];
      return services.batchAddEndpointServicePermissions({ path, body: { permissions } });
    },
    async (cloud) => cloud.clock.advance({ ms: 100_000 }),
    async (cloud) => cloud.clock.freeze(),
  ];

const step = fc.record({
  act: fc.nat(steps.length - 1),
  project: fc.constantFrom(PROJECT, OTHER_PROJECT),
  region: fc.constantFrom("cn-north-4", "cn-north-1"),
});

describe("a snapshot", () => {
  test("restored, in this cloud or another, is the same state", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (taken) => {
        const cloud = newCloud();
        for (const { act, project, region } of taken) {
          await steps[act]?.(cloud, project, region).catch(() => undefined);
        }
        const snapshot = overTheWire(cloud.snapshot());
        expect(cloud.snapshot()).toEqual(snapshot);
        const other = newCloud();
        other.restore(snapshot);
        expect(other.snapshot()).toEqual(snapshot);
        expect(other.clock.now()).toEqual(cloud.clock.now());
        cloud.reset();
        cloud.restore(snapshot);
        expect(cloud.snapshot()).toEqual(snapshot);
      }),
      { numRuns: 30 },
    );
  });

  test("takes along what is going to happen", async () => {
    const cloud = newCloud();
    const body = { vif_peer_detection: { vif_peer_id: PROBED.peer } };
    const { vif_peer_detection } = await clients(cloud).detections.createVifPeerDetection({ body });
    const other = newCloud();
    other.restore(overTheWire(cloud.snapshot()));
    other.clock.advance({ ms: 240_000 });
    const path = { vif_peer_detection_id: vif_peer_detection.id };
    const shown = await clients(other).detections.showVifPeerDetection({ path });
    expect(shown.vif_peer_detection.status).toBe("complete");
  });

  test("shares nothing with the cloud", async () => {
    const cloud = newCloud();
    const { publicips } = clients(cloud);
    await publicips.listPublicips();
    const snapshot = cloud.snapshot();
    const before = overTheWire(snapshot);
    await publicips.createPublicip({ body: { publicip: { type: "5_bgp" }, bandwidth: PER } });
    expect(snapshot).toEqual(before);
    cloud.restore(snapshot);
    Object.assign(snapshot.projects[0]?.publicips?.[0] ?? {}, { alias: "changed afterwards" });
    expect(cloud.snapshot()).toEqual(before);
  });

  test("is rejected with an empty project, another region than one, or duplicates", () => {
    const cloud = newCloud();
    cloud.seed({ project_id: PROJECT, clear: true, publicips: [{}, {}] });
    const good = cloud.snapshot();
    const [project] = good.projects;
    const [first] = project?.publicips ?? [];
    const changes: [object, string][] = [
      [{ project_id: "" }, "snapshot.projects[0].project_id: expected the id of a project"],
      [{ region: "cn\nnorth" }, "snapshot.projects[0].region: expected a region id such as"],
      [{ region: "" }, "snapshot.projects[0].region: expected a region id"],
      [
        { publicips: [first, first] },
        "snapshot.projects[0].publicips[1]: expected another one than publicips[0]",
      ],
    ];
    for (const [change, message] of changes) {
      const projects = [{ ...project, ...change }] as Snapshot["projects"];
      expect(() => cloud.restore({ ...good, projects })).toThrow(message);
    }
    const twice = { ...good, projects: [...good.projects, ...good.projects] };
    expect(() => cloud.restore(twice)).toThrow("projects[1]: expected each project once");
    const late = { ...good, clock: { offset_ms: 2.9e14 } };
    expect(() => cloud.restore(late)).toThrow("snapshot.clock.offset_ms: expected a time in");
    expect(cloud.snapshot()).toEqual(good);
  });

  test("holds no secret", async () => {
    const cloud = newCloud();
    await clients(cloud).peers.createVifPeer({
      body: {
        vif_peer: {
          vif_id: PROBED.id,
          address_family: "ipv6",
          route_mode: "bgp",
          bgp_asn: 65_001,
          bgp_md5: CANARY,
          local_gateway_ip: "FD00::1/64",
          remote_gateway_ip: "FD00::2/64",
        },
      },
    });
    const text = JSON.stringify(cloud.snapshot());
    expect(text).toContain("[redacted]");
    const { secretAccessKey, token } = cloud.credentials;
    for (const secret of [CANARY, secretAccessKey, token]) expect(text).not.toContain(secret);
  });

  const valid = async (): Promise<Snapshot> => {
    const cloud = newCloud();
    await clients(cloud).publicips.listPublicips();
    return overTheWire(cloud.snapshot());
  };
  const inProject = (change: object) => (snapshot: Snapshot) => ({
    ...snapshot,
    projects: snapshot.projects.map((project) => ({ ...project, ...change })),
  });

  test.each<[string, (snapshot: Snapshot) => unknown]>([
    ["snapshot: must be an object", () => "no"],
    ["snapshot.version: must be 1", (it) => ({ ...it, version: 2 })],
    ["snapshot.clock: is required", ({ version, projects }) => ({ version, projects })],
    ["snapshot.clock.offset_ms: must be", (it) => ({ ...it, clock: { offset_ms: "1" } })],
    [
      "snapshot.clock.frozen_at: must be a date",
      (it) => ({ ...it, clock: { offset_ms: 0, frozen_at: "never" } }),
    ],
    ["snapshot.projects[0].eips: unknown member", inProject({ eips: [] })],
    ["snapshot.projects[0].publicips: must be a list", inProject({ publicips: {} })],
    [
      "snapshot.projects[0].transitions[0].transition: must be one of",
      inProject({ transitions: [{ at: 1, transition: "x", id: "y" }] }),
    ],
    ["snapshot.projects[0].publicips[0].id: is required", inProject({ publicips: [{}] })],
    [
      "snapshot.projects[0].publicips[0].status: must be a string",
      inProject({ publicips: [{ id: "11111111-2222-4333-8444-555555555555", status: 5 }] }),
    ],
  ])("is rejected, and nothing changes: %s", async (message, change) => {
    const snapshot = await valid();
    const cloud = newCloud();
    await clients(cloud).publicips.listPublicips();
    cloud.clock.advance(5);
    const before = cloud.snapshot();
    expect(() => cloud.restore(change(snapshot) as Snapshot)).toThrow(message);
    expect(cloud.snapshot()).toEqual(before);
  });
});
