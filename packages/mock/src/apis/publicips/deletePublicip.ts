import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { type Rejection, reject } from "../../rejection.js";
import type { Publicip } from "./publicip.js";
import { findPublicip, isBusy, type Publicips } from "./state.js";

const errors = [
  "notFound",
  "busy",
  "usedByLoadBalancer",
  "bound",
  "prepaid",
  "hasFirewallRules",
] as const;
type Name = (typeof errors)[number];

/** Behavior `publicips.delete`. */
function check(publicip: Publicip, { firewalled }: Publicips): Rejection<Name> | undefined {
  const { id, status, port_id, profile } = publicip;
  if (isBusy(publicip)) return reject("busy", `The EIP is busy (${status}), try again later`);
  if (status === "ELB") return reject("usedByLoadBalancer");
  if (typeof port_id === "string") {
    return reject("bound", `The EIP is bound to port ${port_id}, unbind it first`);
  }
  if (status === "VPN") return reject("bound", "The EIP is bound to a VPN, unbind it there first");
  // Only a prepaid EIP has an order.
  if (Object.keys(profile ?? {}).length > 0) return reject("prepaid");
  if (firewalled.has(id)) return reject("hasFirewallRules");
  return undefined;
}

/** Behaviors `publicips.delete`, `publicips.unknown-eip`. */
export const deletePublicip: OperationHandler<operations["deletePublicip"], Name> = {
  errors,
  handle({ project, path, begin }) {
    const { publicip_id: id } = path;
    const { items } = project.publicips;
    const publicip = findPublicip(project.publicips, id);
    if ("rejection" in publicip) return publicip;
    const rejection = check(publicip, project.publicips);
    if (rejection !== undefined) return rejection;
    items.put({ ...publicip, status: "PENDING_DELETE" });
    begin("publicips.delete", id);
    return { status: 204, body: undefined };
  },
};
