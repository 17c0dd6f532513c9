import { createClient as createPublicipsClient } from "@hcnet/publicips";
import { createClient } from "@hcnet/sub-network-interfaces";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { createMockCloud, type MockServer } from "../../src/index.js";
import { checkedFetchOf } from "./checked-fetch.js";

export const PROJECT = "8c6fb137a48a428aaf9a0229dca4edb3";
export const OTHER_PROJECT = "0123456789abcdef0123456789abcdef";
export const NOW = new Date("2025-07-05T15:11:14.567Z");

/** The two interfaces that every project starts with. */
export const FIRST = "2be868f2-f7c9-48db-abc0-eea0b9105b0d";
export const SECOND = "55761e2d-8f72-42c0-9874-98e9885bf0fe";
export const GROUP = "6727c950-9f01-47a2-a7aa-7d3686c4c95b";
/** What no project has. */
export const NOBODY = "00000000-0000-4000-8000-000000000000";

/** The network of the documented creation: 10.0.0.0/22. */
export const WIDE = {
  virsubnet_id: "08278e6c-61ca-46c1-9fc3-0d4f6c12f193",
  parent_id: "637748df-2986-4350-8303-95d259580fb3",
};
/** The network of the documented batch: 192.168.6.0/24. */
export const NARROW = {
  virsubnet_id: "115b5a84-31dc-4b1e-8de9-bf5a75d2c566",
  parent_id: "8b6c46f1-c68d-4bba-a922-2d97da185af5",
};
/** The network of the documented update, and a second carrier in its VPC. */
export const OWN = {
  virsubnet_id: "3c15c3b0-0df4-4115-9c18-e67a8a0d7702",
  parent_id: "00336617-4552-48c5-9856-f539f4e9aca2",
};
export const OTHER_CARRIER = "5eb9dc59-8159-4197-88ea-f3507ad8e0a7";

/** The input of an operation on one interface. */
export const at = (id: string) => ({ path: { sub_network_interface_id: id } });

type Client = ReturnType<typeof createClient>;

/** What the tests of a file share: one server, whose cloud is reset before each test. */
export interface Harness {
  client(projectId?: string): Client;
  publicips(): ReturnType<typeof createPublicipsClient>;
  /** Creates an interface in the wide network, unless the option says otherwise. */
  create(option: object, more?: object): ReturnType<Client["createSubNetworkInterface"]>;
  /** The URL of the collection. */
  url(): string;
  readonly token: string;
}

const checkedFetch = checkedFetchOf("sub-network-interfaces");

/** Serves a cloud over HTTP for the tests of a file. */
export function serveCloud(): Harness {
  const cloud = createMockCloud({ now: () => NOW });
  const { token } = cloud.credentials;
  let server: MockServer;
  beforeAll(async () => {
    server = await cloud.listen();
  });
  afterAll(() => server.close());
  beforeEach(() => cloud.reset());
  const session = (projectId: string) => ({
    endpoint: server.url,
    projectId,
    credentials: { token },
  });
  const client = (projectId = PROJECT) =>
    createClient({ ...session(projectId), fetch: checkedFetch });
  return {
    client,
    create: (option, more = {}) =>
      client().createSubNetworkInterface({
        body: { ...more, sub_network_interface: { ...WIDE, ...option } },
      }),
    publicips: () => createPublicipsClient(session(PROJECT)),
    url: () => `${server.url}/v3/${PROJECT}/vpc/sub-network-interfaces`,
    token,
  };
}
