import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { type Refusal, refuse } from "../../refusal.js";
import type { Publicip } from "./publicip.js";
import { isBusy, type Publicips } from "./state.js";

const refusals = [
  "notFound",
  "busy",
  "usedByLoadBalancer",
  "bound",
  "prepaid",
  "hasFirewallRules",
] as const;
type Name = (typeof refusals)[number];

/** Rule 4.9. */
function check(publicip: Publicip, { firewalled }: Publicips): Refusal<Name> | undefined {
  const { id, status, port_id, profile } = publicip;
  if (isBusy(publicip)) return refuse("busy", `The EIP is busy (${status}), try again later`);
  if (status === "ELB") return refuse("usedByLoadBalancer");
  if (typeof port_id === "string") {
    return refuse("bound", `The EIP is bound to port ${port_id}, unbind it first`);
  }
  if (status === "VPN") return refuse("bound", "The EIP is bound to a VPN, unbind it there first");
  // Only a prepaid EIP has an order.
  if (Object.keys(profile ?? {}).length > 0) return refuse("prepaid");
  if (firewalled.has(id)) return refuse("hasFirewallRules");
  return undefined;
}

/** Rules 4.9 and 4.10. */
export const deletePublicip: OperationHandler<operations["deletePublicip"], Name> = {
  refusals,
  handle({ project, path, begin }) {
    const { publicip_id: id } = path;
    const { items } = project.publicips;
    const publicip = items.get(id);
    if (publicip === undefined) {
      return refuse("notFound", `publicip_id: no EIP ${id} in this project`);
    }
    const refusal = check(publicip, project.publicips);
    if (refusal !== undefined) return refusal;
    items.put({ ...publicip, status: "PENDING_DELETE" });
    begin("publicips.delete", id);
    return { status: 204, body: undefined };
  },
};
