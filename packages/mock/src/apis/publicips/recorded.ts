import type { components, operations } from "@hcnet/publicips/types";
import type { RecordedResponses } from "../../recorded.js";
import type { SeedResources } from "../types.js";
import type { Publicip } from "./publicip.js";

// An unbound EIP has neither, also after a response that showed it bound.
const whole = (publicip: Publicip): Partial<Publicip> =>
  ({ port_id: undefined, private_ip_address: undefined, ...publicip }) as Partial<Publicip>;

/** The EIPs that a bandwidth names bring a dedicated one along; a shared one can be without. */
function ofBandwidths(found: readonly components["schemas"]["BandwidthResp"][]): SeedResources {
  const shared = found.filter(({ share_type }) => share_type === "WHOLE");
  return {
    shared_bandwidths: shared.map(({ id, name, size, share_type }) => ({
      bandwidth_id: id,
      ...(name === undefined ? {} : { bandwidth_name: name }),
      ...(size === undefined ? {} : { bandwidth_size: size }),
      ...(share_type === undefined ? {} : { bandwidth_share_type: share_type }),
    })),
    bandwidth_details: found.map(
      ({ name: _, size: __, share_type: ___, publicip_info: ____, tenant_id: _____, ...details }) =>
        details,
    ),
  };
}

/** What the reads of EIPs and bandwidths return, as seeds. */
export const recordedPublicips: RecordedResponses<operations> = {
  listPublicips: ({ publicips }) => ({ publicips: publicips.map(whole) }),
  showPublicip: ({ publicip }) => ({ publicips: [whole(publicip)] }),
  listBandwidths: ({ bandwidths }) => ofBandwidths(bandwidths),
  showBandwidth: ({ bandwidth }) => ofBandwidths([bandwidth]),
  listQuotas: ({ quotas }) => ({ publicip_quotas: quotas.resources }),
};
