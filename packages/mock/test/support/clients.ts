import { createClient as publicips } from "@hcnet/publicips";
import { createClient as interfaces } from "@hcnet/sub-network-interfaces";
import { createClient as detections } from "@hcnet/vif-peer-detections";
import { createClient as peers } from "@hcnet/vif-peers";
import { createClient as services } from "@hcnet/vpc-endpoint-services";
import type { MockCloud } from "../../src/index.js";
import { checkedFetchThrough } from "./checked-fetch.js";

export const PROJECT = "0123456789abcdef0123456789abcdef";

/** A client of each API for one project, whose responses are checked against the specs. */
export function clients(cloud: MockCloud, projectId = PROJECT, region = "cn-north-4") {
  const { token } = cloud.credentials;
  const session = (api: string) => ({
    region,
    projectId,
    credentials: { token },
    fetch: checkedFetchThrough(cloud.fetch, api),
  });
  return {
    publicips: publicips(session("publicips")),
    interfaces: interfaces(session("sub-network-interfaces")),
    detections: detections(session("vif-peer-detections")),
    peers: peers(session("vif-peers")),
    services: services(session("vpc-endpoint-services")),
  };
}
