import type { components, operations } from "@hcnet/publicips/types";
import type { Call, OperationHandler } from "../../operation.js";
import { type Rejection, reject } from "../../rejection.js";
import type { TransitionName } from "../types.js";
import { bind, bindErrors, ipv6AddressOf, unbind } from "./binding.js";
import type { Publicip } from "./publicip.js";
import { findPublicip, isBusy, type Publicips } from "./state.js";
import { updateView } from "./views.js";

type Operation = operations["updatePublicip"];
type Option = components["schemas"]["UpdatePublicipOption"];

const errors = [
  ...bindErrors,
  "badParameter",
  "notFound",
  "busy",
  "portAndIpVersion",
  "sharedBandwidthIpv6",
] as const;
type Name = (typeof errors)[number];

/** Behavior `publicips.ipv6-addresses`. */
function convert(
  ipVersion: NonNullable<Option["ip_version"]>,
  publicip: Publicip,
  { values }: Publicips,
): Publicip | Rejection<Name> {
  const { public_ipv6_address: _, ...ipv4 } = publicip;
  if (ipVersion === 4) return { ...ipv4, ip_version: 4 };
  if (publicip.bandwidth_share_type === "WHOLE") {
    const reason = "an EIP in a shared bandwidth cannot be converted to IPv6";
    return reject("sharedBandwidthIpv6", `publicip.ip_version: ${reason}`);
  }
  return { ...ipv4, public_ipv6_address: ipv6AddressOf(publicip.id, values), ip_version: 6 };
}

/** What a request makes of an EIP. */
interface Change {
  /** The EIP as it will be. */
  readonly publicip: Publicip;
  /** What comes before that, if anything. */
  readonly course?: { readonly status: string; readonly transition: TransitionName };
}

const changed = (publicip: Publicip | Rejection<Name>): Change | Rejection<Name> =>
  "rejection" in publicip ? publicip : { publicip };

/**
 * Behaviors `publicips.bind`, `publicips.one-port-one-eip`; bound again to its own port, an EIP
 * stays as it is.
 */
function bound(portId: string, current: Publicip, call: Call<Operation>): Change | Rejection<Name> {
  const publicip = bind(portId, current, call);
  if ("rejection" in publicip || current.port_id === portId) return changed(publicip);
  return { publicip, course: { status: "BINDING", transition: "publicips.bind" } };
}

/** Behaviors `publicips.unbind`, `publicips.unbind-unbound`, `publicips.unbind-load-balancer`. */
function released(current: Publicip, { behaviors }: Call<Operation>): Change | Rejection<Name> {
  const publicip = unbind(current);
  if (current.status === "ELB") return { publicip };
  if (typeof current.port_id === "string") {
    return { publicip, course: { status: "PENDING_UPDATE", transition: "publicips.unbind" } };
  }
  if (behaviors["publicips.unbind-unbound"] === "unchanged") return { publicip };
  return reject("badParameter", "publicip.port_id: is required, the EIP is bound to no port");
}

/**
 * Which of its four things the request asks for (`publicips.unbind`, `publicips.bind`,
 * `publicips.alias`, `publicips.ip-version`).
 */
function change(publicip: Publicip, call: Call<Operation>): Change | Rejection<Name> {
  const { alias, ip_version, port_id } = call.body.publicip;
  const { behaviors, project } = call;
  if (
    ip_version !== undefined &&
    port_id !== undefined &&
    behaviors["publicips.ip-version"] === "reject"
  ) {
    return reject("portAndIpVersion", "publicip.ip_version: cannot be given together with port_id");
  }
  if (alias !== undefined) return { publicip: { ...publicip, alias } };
  if (port_id !== undefined && port_id !== "") return bound(port_id, publicip, call);
  if (ip_version !== undefined && port_id === undefined) {
    return changed(convert(ip_version, publicip, project.publicips));
  }
  return released(publicip, call);
}

export const updatePublicip: OperationHandler<Operation, Name> = {
  errors,
  handle(call) {
    const { publicip_id: id } = call.path;
    const { items } = call.project.publicips;
    const current = findPublicip(call.project.publicips, id);
    if ("rejection" in current) return current;
    if (isBusy(current)) {
      return reject("busy", `The EIP is busy (${current.status}), try again later`);
    }
    const updated = change(current, call);
    if ("rejection" in updated) return updated;
    const { publicip, course } = updated;
    const started = course === undefined ? publicip : { ...publicip, status: course.status };
    items.put(started);
    const takesTime = course !== undefined && call.begin(course.transition, id);
    // What is over by the next call is returned as done, like the documented binding.
    return { status: 200, body: { publicip: updateView(takesTime ? started : publicip) } };
  },
};
