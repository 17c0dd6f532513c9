import type { components, operations } from "@hcnet/publicips/types";
import { type OperationHandler, type Refusal, refuse } from "../../operation.js";
import { isUuid } from "../addresses.js";
import { type Publicip, type Publicips, privateAddressOf, unbound } from "./state.js";

type Change = components["schemas"]["UpdatePublicipOption"];

const refusals = [
  "notFound",
  "portNotFound",
  "portInUse",
  "alreadyBound",
  "portAndIpVersion",
] as const;
type Name = (typeof refusals)[number];

/** Rules 4.2 and 4.3. */
function checkBind(
  portId: string,
  publicip: Publicip,
  { holders }: Publicips,
): Refusal<Name> | undefined {
  if (!isUuid(portId)) return refuse("portNotFound", `publicip.port_id: no port ${portId}`);
  const holder = holders.get(portId);
  if (holder !== undefined && holder !== publicip.id) {
    return refuse("portInUse", `publicip.port_id: port ${portId} already has an EIP`);
  }
  if (publicip.port_id !== undefined && publicip.port_id !== portId) {
    return refuse("alreadyBound", `The EIP is already bound to port ${publicip.port_id}`);
  }
  return undefined;
}

function bind(portId: string, publicip: Publicip, state: Publicips): Publicip | Refusal<Name> {
  const refusal = checkBind(portId, publicip, state);
  if (refusal !== undefined) return refusal;
  state.holders.set(portId, publicip.id);
  const private_ip_address = privateAddressOf(portId, state.values);
  return { ...publicip, status: "ACTIVE", port_id: portId, private_ip_address };
}

/** Rules 4.1, 4.4 and 4.7. */
function unbind(publicip: Publicip, { holders }: Publicips): Publicip {
  if (publicip.status === "ELB") return publicip;
  if (publicip.port_id !== undefined) holders.delete(publicip.port_id);
  return unbound(publicip);
}

function convert(
  ipVersion: NonNullable<Change["ip_version"]>,
  publicip: Publicip,
  { values }: Publicips,
): Publicip {
  const { public_ipv6_address: _, ...ipv4 } = publicip;
  const address = ipVersion === 6 ? { public_ipv6_address: values.ipv6Address } : {};
  return { ...ipv4, ...address, ip_version: ipVersion };
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
  return unbind(publicip, state);
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
    const updated = change(body.publicip, current, project.publicips);
    if ("refusal" in updated) return updated;
    project.publicips.items.set(id, updated);
    return { status: 200, body: { publicip: updated } };
  },
};
