import { createClient, type VpcEndpointServicesClient } from "@hcnet/vpc-endpoint-services";
import { vpcEndpointServices } from "../../src/apis/vpc-endpoint-services/index.js";
import {
  createEndpoints,
  type MockEndpoints,
} from "../../src/apis/vpc-endpoint-services/mock-endpoints.js";
import type { EndpointServices } from "../../src/apis/vpc-endpoint-services/state.js";
import { createContext, type MockCloudOptions } from "../../src/context.js";
import { listen } from "../../src/server/server.js";
import type { Clock } from "../../src/state/clock.js";
import { checkedFetchOf } from "./checked-fetch.js";

export const PROJECT = "6e9dfd51d1124e8d8498dce894923a0d";
export const OTHER_PROJECT = "0123456789abcdef0123456789abcdef";
/** The service of the documented examples. */
export const SERVICE = "4189d3c2-8882-4871-a3c2-d380272eed88";
/** Its endpoint that waits for approval, and one that is accepted. */
export const WAITING = "705290f3-0d00-41f2-aedc-71f09844e879";
export const ACCEPTED = "adb7b229-bb11-4072-bcc0-3327cd784263";
/** Path of the collection. */
export const BASE = `/v1/${PROJECT}/vpc-endpoint-services`;
/** The VPC of the documented creation. */
export const VPC = "4189d3c2-8882-4871-a3c2-d380272eed80";
/** An id that nothing has. */
export const NOWHERE = "00000000-0000-4000-8000-000000000000";
export const NOW = new Date("2026-02-03T04:05:06Z");
export const NOW_TEXT = "2026-02-03T04:05:06Z";

/** A served cloud of this API alone, whose state a test can reach. */
export interface EndpointServiceCloud {
  readonly client: VpcEndpointServicesClient;
  readonly other: VpcEndpointServicesClient;
  /** What the project of `client` has. */
  readonly state: EndpointServices;
  readonly clock: Clock;
  readonly endpoints: MockEndpoints;
  /** Sends a request that no client would; the response is checked as well. */
  send(
    method: string,
    path: string,
    body?: unknown,
    more?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; code: unknown }>;
  close(): Promise<void>;
}

const checkedFetch = checkedFetchOf("vpc-endpoint-services");

/** Serves a cloud with a still clock, on which changes of state are over by the next call. */
export async function endpointServiceCloud(
  options: MockCloudOptions = {},
): Promise<EndpointServiceCloud> {
  const settings = { now: () => NOW, transitions: "instant", ...options } as const;
  const context = createContext([vpcEndpointServices], settings);
  const { store, region } = context;
  const { credentials } = context.identity;
  const server = await listen(context);
  const clientOf = (projectId: string): VpcEndpointServicesClient =>
    createClient({
      endpoint: server.url,
      projectId,
      credentials: { token: credentials.token },
      fetch: checkedFetch,
    });
  return {
    client: clientOf(PROJECT),
    other: clientOf(OTHER_PROJECT),
    state: store.project({ region, id: PROJECT }).endpointServices,
    clock: context.clock,
    endpoints: createEndpoints(context),
    async send(method, path, body, more) {
      const token = { "X-Auth-Token": credentials.token };
      const headers = { ...token, "Content-Type": "application/json", ...more };
      const response = await checkedFetch(`${server.url}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const parsed = JSON.parse(text || "{}") as { readonly error?: { readonly code?: unknown } };
      return { status: response.status, code: parsed.error?.code };
    },
    close: () => server.close(),
  };
}
