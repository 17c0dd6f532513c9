import type { ApiModule } from "@hcnet/mock/browser";
import type { ApiName } from "./apis.js";

const MOCK_APIS: Readonly<Record<ApiName, () => Promise<ApiModule>>> = {
  publicips: async () => (await import("@hcnet/mock/apis/publicips")).publicips,
  "sub-network-interfaces": async () =>
    (await import("@hcnet/mock/apis/sub-network-interfaces")).subNetworkInterfaces,
  "vif-peer-detections": async () =>
    (await import("@hcnet/mock/apis/vif-peer-detections")).vifPeerDetections,
  "vif-peers": async () => (await import("@hcnet/mock/apis/vif-peers")).vifPeers,
  "vpc-endpoint-services": async () =>
    (await import("@hcnet/mock/apis/vpc-endpoint-services")).vpcEndpointServices,
};

/** Loads an API of the mock cloud. */
export const loadMockApi = (name: ApiName): Promise<ApiModule> => MOCK_APIS[name]();

/**
 * Lists the APIs whose documented examples name resources of an API. A mock cloud of the API has these
 * resources only together with them.
 */
export function apisNaming(api: ApiModule, all: readonly ApiModule[]): readonly string[] {
  const kinds = new Set(api.resources.map(({ name }) => name));
  return all
    .filter(
      (other) => other !== api && Object.keys(other.names?.() ?? {}).some((it) => kinds.has(it)),
    )
    .map(({ name }) => name);
}
