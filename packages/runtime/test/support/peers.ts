// An API with secrets in what is sent and in what is read.
import {
  type ClientOptions,
  createServiceClient,
  type OperationTable,
  type ServiceClient,
  type ServiceDescriptor,
  type SessionOptions,
  type Validator,
} from "../../src/index.js";
import { PROJECT_ID } from "./widgets.js";

type Json<Body> = { headers: { [name: string]: unknown }; content: { "application/json": Body } };

interface Peer {
  name: string;
  bgp_md5?: string | null;
}

export interface Operations {
  createPeer: {
    parameters: { query?: never; header?: never; path: { project_id: string }; cookie?: never };
    requestBody: { content: { "application/json": { peer: Peer } } };
    responses: { 201: Json<{ peer: Peer }> };
  };
  listPeers: {
    parameters: { query?: never; header?: never; path: { project_id: string }; cookie?: never };
    requestBody?: never;
    responses: { 200: Json<{ peers: Peer[] }> };
  };
}

export interface Paths {
  "/v1/{project_id}/peers": {
    put?: never;
    delete?: never;
    get: Operations["listPeers"];
    post: Operations["createPeer"];
  };
}

const service = {
  api: "peers",
  endpoint: "https://peer.{region}.example.com",
} as const satisfies ServiceDescriptor;

const path = "/v1/{project_id}/peers";

const operations = {
  createPeer: {
    ...{ operationId: "createPeer", method: "POST", path, idempotent: false, success: [201] },
    sensitive: { request: ["/peer/bgp_md5"], response: ["/peer/bgp_md5"] },
  },
  listPeers: {
    ...{ operationId: "listPeers", method: "GET", path, idempotent: true, success: [200] },
    sensitive: { response: ["/peers/*/bgp_md5"] },
    waiters: {
      waitForPeer: {
        state: "/peers/0/name",
        success: ["up"],
        failure: ["down"],
        ...{ minDelaySeconds: 0.001, maxDelaySeconds: 0.005, maxWaitSeconds: 1 },
      },
    },
  },
} as const satisfies OperationTable;

export type PeersClient = ServiceClient<Paths, Operations, typeof operations>;

/** A client of a server of this test. */
export const peersOf = (
  endpoint: string,
  session: Omit<SessionOptions, "endpoint" | "region">,
  options?: ClientOptions,
): PeersClient =>
  createServiceClient<PeersClient>(
    service,
    operations,
    { projectId: PROJECT_ID, ...session, endpoint },
    options,
  );

/** Checks that find every body wrong. */
export function rejectingValidators(): NonNullable<ClientOptions["validation"]>["validators"] {
  const accepts: Validator<unknown> = (_: unknown): _ is unknown => true;
  const rejects: Validator<unknown> = Object.assign((_: unknown): _ is unknown => false, {
    errors: [
      {
        instancePath: "/peer/bgp_md5",
        keyword: "maxLength",
        params: { limit: 1 },
        message: "must NOT have more than 1 characters",
      },
    ],
  });
  const shared = { path: accepts, query: accepts, responses: { 200: rejects, 201: rejects } };
  return { createPeer: { ...shared, request: rejects }, listPeers: shared };
}
