import type { components, operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { type Refusal, refuse } from "../../refusal.js";
import { bind, bindRefusals, ipv6AddressOf, unbind } from "./binding.js";
import type { Publicip } from "./publicip.js";
import { isBusy, type Publicips } from "./state.js";
import { updateView } from "./views.js";

type Change = components["schemas"]["UpdatePublicipOption"];

const refusals = [
  ...bindRefusals,
  "notFound",
  "busy",
  "portAndIpVersion",
  "sharedBandwidthIpv6",
] as const;
type Name = (typeof refusals)[number];

/** Rule 4.16. */
function convert(
  ipVersion: NonNullable<Change["ip_version"]>,
  publicip: Publicip,
  { values }: Publicips,
): Publicip | Refusal<Name> {
  const { public_ipv6_address: _, ...ipv4 } = publicip;
  if (ipVersion === 4) return { ...ipv4, ip_version: 4 };
  if (publicip.bandwidth_share_type === "WHOLE") {
    const reason = "an EIP in a shared bandwidth cannot be converted to IPv6";
    return refuse("sharedBandwidthIpv6", `publicip.ip_version: ${reason}`);
  }
  return { ...ipv4, public_ipv6_address: ipv6AddressOf(publicip.id, values), ip_version: 6 };
}

/** Which of its four things the request asks for (rules 4.1, 4.2, 4.5, 4.6). */
function change(option: Change, publicip: Publicip, state: Publicips): Publicip | Refusal<Name> {
  const { alias, ip_version, port_id } = option;
  if (ip_version !== undefined && port_id !== undefined) {
    return refuse("portAndIpVersion", "publicip.ip_version: cannot be given together with port_id");
  }
  if (alias !== undefined) return { ...publicip, alias };
  if (ip_version !== undefined) return convert(ip_version, publicip, state);
  if (port_id !== undefined && port_id !== "") return bind(port_id, publicip, state);
  return unbind(publicip);
}

/** Rules 4.1 to 4.8 and 4.10. */
export const updatePublicip: OperationHandler<operations["updatePublicip"], Name> = {
  refusals,
  handle({ project, path, body }) {
    const { publicip_id: id } = path;
    const current = project.publicips.items.get(id);
    if (current === undefined) {
      return refuse("notFound", `publicip_id: no EIP ${id} in this project`);
    }
    if (isBusy(current)) {
      return refuse("busy", `The EIP is busy (${current.status}), try again later`);
    }
    const updated = change(body.publicip, current, project.publicips);
    if ("refusal" in updated) return updated;
    project.publicips.items.put(updated);
    return { status: 200, body: { publicip: updateView(updated) } };
  },
};
