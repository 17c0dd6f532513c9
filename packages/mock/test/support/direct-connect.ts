import * as detections from "@hcnet/vif-peer-detections";
import * as peers from "@hcnet/vif-peers";
import { afterAll, beforeAll, beforeEach } from "vitest";
import {
  createMockCloud,
  type MockCloud,
  type MockCloudOptions,
  type MockServer,
} from "../../src/index.js";
import { checkedFetchOf } from "./checked-fetch.js";

export const PROJECT = "cfa563efb77d4b6d9960781d82530fd8";
export const OTHER_PROJECT = "0123456789abcdef0123456789abcdef";
export const NOW = new Date("2026-02-03T04:05:06.789Z");

/** The interface of the documented show, with one IPv4 peer. */
export const SHOWN = {
  id: "0d0fdf63-f2c4-491c-8866-d504796189be",
  peer: "c768eb52-12a8-4859-9b43-81194643040c",
};
/** The interface of the documented update, with an IPv4 and an IPv6 peer. */
export const UPDATED = {
  id: "5d6c17bc-0ebe-420b-8734-21f519e9d7ad",
  peer: "68250543-0a13-4ac7-aa36-d018856ac640",
  ipv6: "4c95de3e-9f75-4357-9c79-b22498dd71c7",
};
/** The interface of the documented creation; its IPv4 peer is that of the documented probe. */
export const PROBED = {
  id: "86f9556a-fa68-42b7-93c2-dd407408430b",
  peer: "1158951c-a6f1-40a0-af88-632817fd24ac",
};
/** The probe of the documented show. */
export const ENDED = "3284c6e2-a803-4108-8496-ed3f150697d6";
/** What no project has. */
export const NOBODY = "00000000-0000-4000-8000-000000000000";

/** The smallest peer that the probed interface can get. */
export const IPV6_PEER = {
  vif_id: PROBED.id,
  address_family: "ipv6",
  local_gateway_ip: "FD00::1/64",
  remote_gateway_ip: "FD00::2/64",
} as const;

/** What the tests of a file share: one server, whose cloud is reset before each test. */
export interface DirectConnectHarness {
  readonly cloud: MockCloud;
  peers(projectId?: string): ReturnType<typeof peers.createClient>;
  detections(projectId?: string): ReturnType<typeof detections.createClient>;
  /** Sends as it stands to a path below the project's Direct Connect root. */
  send(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Moves the time of the cloud. */
  setNow(now: Date): void;
}

const checkedFetch = checkedFetchOf("vif-peers", "vif-peer-detections");

/** Serves a cloud over HTTP for the tests of a file; peers are there by the next call. */
export function serveDirectConnect(options: MockCloudOptions = {}): DirectConnectHarness {
  let now = NOW;
  const transitions = { "vif_peers.create": 0 };
  const cloud = createMockCloud({ now: () => now, transitions, ...options });
  const { token } = cloud.credentials;
  let server: MockServer;
  beforeAll(async () => {
    server = await cloud.listen();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    cloud.reset();
    now = NOW;
  });
  const session = (projectId = PROJECT) => ({
    endpoint: server.url,
    projectId,
    credentials: { token },
    fetch: checkedFetch,
  });
  return {
    cloud,
    peers: (projectId) => peers.createClient(session(projectId)),
    detections: (projectId) => detections.createClient(session(projectId)),
    async send(method, path, body) {
      const response = await checkedFetch(`${server.url}/v3/${PROJECT}/dcaas/${path}`, {
        method,
        headers: { "X-Auth-Token": token, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    },
    setNow(time) {
      now = time;
    },
  };
}
