import type { components } from "@hcnet/publicips/types";
import type { Project } from "../../state/project.js";
import { enterpriseProjectOf } from "./collection.js";
import type { Publicip } from "./publicip.js";
import type { Publicips } from "./state.js";

type BandwidthResp = components["schemas"]["BandwidthResp"];
type PublicipInfo = components["schemas"]["PublicipInfoResp"];

const DEFAULT_CHARGE_MODE = "bandwidth";

/** The documents show the creation time of an EIP with a space, that of a bandwidth with a `T`. */
const isoTimestamp = (spaced: string): string => `${spaced.replace(" ", "T").replace(/Z$/, "")}Z`;

function publicipInfo(publicip: Publicip): PublicipInfo {
  const { id, public_ip_address, public_ipv6_address, type, ip_version } = publicip;
  return {
    publicip_id: id,
    ...(public_ip_address === undefined ? {} : { publicip_address: public_ip_address }),
    ...(public_ipv6_address === undefined ? {} : { publicipv6_address: public_ipv6_address }),
    ...(type === undefined ? {} : { publicip_type: type }),
    ip_version: ip_version ?? 4,
  };
}

/** Properties that a dedicated bandwidth has from its EIP. */
function inherited(publicip: Publicip | undefined): Partial<BandwidthResp> {
  if (publicip === undefined) return {};
  const { type = "5_bgp", create_time, public_border_group } = publicip;
  return {
    bandwidth_type: type.replace(/^5_/, ""),
    ...(create_time === undefined
      ? {}
      : { created_at: isoTimestamp(create_time), updated_at: isoTimestamp(create_time) }),
    ...(public_border_group === undefined ? {} : { public_border_group }),
  };
}

/** Returns a bandwidth as the service shows it, or `undefined` if nothing uses or defines it. */
export function showBandwidthOf(project: Project, id: string): BandwidthResp | undefined {
  const { items, sharedBandwidths, bandwidthDetails } = project.publicips;
  const users = items.ofBandwidth(id);
  const shared = sharedBandwidths.get(id);
  const named = shared ?? users[0];
  if (named === undefined) return undefined;
  const { bandwidth_name, bandwidth_size, bandwidth_share_type } = named;
  const isShared = bandwidth_share_type === "WHOLE";
  return {
    id,
    ...(bandwidth_name === undefined ? {} : { name: bandwidth_name }),
    ...(bandwidth_size === undefined ? {} : { size: bandwidth_size }),
    ...(bandwidth_share_type === undefined ? {} : { share_type: bandwidth_share_type }),
    publicip_info: users.map(publicipInfo),
    tenant_id: project.id,
    charge_mode: DEFAULT_CHARGE_MODE,
    billing_info: "",
    enterprise_project_id: isShared || users[0] === undefined ? "0" : enterpriseProjectOf(users[0]),
    status: "NORMAL",
    ...(isShared ? { bandwidth_type: "share" } : inherited(users[0])),
    ...bandwidthDetails.get(id),
  };
}

/** Yields the IDs of all bandwidths after the marker, in ascending order. */
export function* bandwidthIdsAfter(
  { items, sharedBandwidths }: Publicips,
  marker: string,
): Generator<string, void, undefined> {
  const shared = [...sharedBandwidths.keys()].filter((id) => id > marker).sort();
  for (const id of items.bandwidthIdsAfter(marker)) {
    while (shared[0] !== undefined && shared[0] < id) yield shared.shift() ?? "";
    if (shared[0] === id) shared.shift();
    yield id;
  }
  yield* shared;
}
