import type { components, operations } from "@hcnet/publicips/types";
import type { Call, OperationHandler } from "../../operation.js";
import { randomUUID } from "../../platform/random.js";
import { type Rejection, reject } from "../../rejection.js";
import { spacedTimestamp } from "../timestamps.js";
import { bandwidthErrors, bandwidthFor } from "./bandwidth.js";
import { bind, bindErrors, ipv6AddressOf } from "./binding.js";
import { nameEnterpriseProjectIssue } from "./enterprise-projects.js";
import type { Bandwidth, Publicip } from "./publicip.js";
import { offeredTypes, PUBLICIP_QUOTA, type Publicips } from "./state.js";

type Operation = operations["createPublicip"];
type Body = components["schemas"]["CreatePublicipRequestBody"];
/** The mock always shows the enterprise project as a string. */
type Started = components["schemas"]["PublicipCreateResp"] & {
  readonly enterprise_project_id: string;
};

const errors = [
  "accountRestricted",
  ...bandwidthErrors,
  ...bindErrors,
  "typeNotOffered",
  "badEnterpriseProject",
  "enterpriseProjectNotFound",
  "enterpriseProjectDisabled",
  "quotaExceeded",
  "addressInUse",
  "noAddressLeft",
] as const;
type Name = (typeof errors)[number];

/** Behavior `publicips.enterprise-project`. */
function checkEnterpriseProject(
  id: string,
  { enterpriseProjects }: Publicips,
): Rejection<Name> | undefined {
  const found = enterpriseProjects.get(id);
  if (found === undefined) {
    const message = `enterprise_project_id: no enterprise project ${id}`;
    return reject("enterpriseProjectNotFound", message);
  }
  return found.enabled ? undefined : reject("enterpriseProjectDisabled");
}

/** Behavior `publicips.create`, as far as it is about the project. */
function checkQuota({ quotas, items }: Publicips): Rejection<Name> | undefined {
  const { quota = -1 } = quotas.get(PUBLICIP_QUOTA) ?? {};
  if (quota < 0 || items.size < quota) return undefined;
  return reject("quotaExceeded", `The quota of ${quota} EIPs is used up`);
}

function check({ publicip, enterprise_project_id = "0" }: Body, state: Publicips) {
  if (!offeredTypes.has(publicip.type)) {
    const offered = [...offeredTypes].join(", ");
    return reject("typeNotOffered", `publicip.type: must be one of ${offered} in this region`);
  }
  return checkEnterpriseProject(enterprise_project_id, state) ?? checkQuota(state);
}

/** Behavior `publicips.create`, as far as it is about addresses. */
function assignAddress(
  wanted: string | undefined,
  { items: { addresses } }: Publicips,
): string | Rejection<Name> {
  if (wanted === undefined) return addresses.draw() ?? reject("noAddressLeft");
  if (addresses.holder(wanted) !== undefined) {
    return reject("addressInUse", `publicip.ip_address: ${wanted} is in use`);
  }
  return wanted;
}

/** The EIP as the response shows it: before the work is done, so with no port and no bandwidth. */
function start(
  { publicip: option, enterprise_project_id = "0" }: Body,
  { project, now }: Pick<Call<Operation>, "project" | "now">,
  address: string,
): Started {
  const { type, alias, ip_version = 4 } = option;
  const id = randomUUID();
  const ipv6Address = ipv6AddressOf(id, project.publicips.values);
  return {
    id,
    status: "PENDING_CREATE",
    type,
    public_ip_address: address,
    ...(ip_version === 6 ? { public_ipv6_address: ipv6Address } : {}),
    tenant_id: project.id,
    create_time: spacedTimestamp(now),
    bandwidth_size: 0,
    ip_version,
    ...(alias === undefined ? {} : { alias }),
    enterprise_project_id,
  };
}

/** The EIP as it is once the work is done; its state then comes by the clock. */
function finish(
  started: Started,
  bandwidth: Bandwidth,
  portId: string | undefined,
  call: Pick<Call<Operation>, "project" | "behaviors">,
): Publicip | Rejection<Name> {
  const { values } = call.project.publicips;
  const publicip = { ...started, ...bandwidth, ...values.common, status: "DOWN" };
  return portId === undefined ? publicip : bind(portId, publicip, call);
}

export const createPublicip: OperationHandler<Operation, Name> = {
  errors,
  nameIssue(issue) {
    const { instancePath } = issue;
    const ofBandwidth = instancePath.startsWith("/bandwidth/");
    if (ofBandwidth && instancePath !== "/bandwidth/share_type") return "badBandwidth";
    return nameEnterpriseProjectIssue(issue);
  },
  handle(call) {
    const { body, project, behaviors } = call;
    if (behaviors["publicips.create"] === "restricted") return reject("accountRestricted");
    const { ip_version = 4, ip_address, port_id } = body.publicip;
    const state = project.publicips;
    const rejection = check(body, state);
    if (rejection !== undefined) return rejection;
    const bandwidth = bandwidthFor(body.bandwidth, ip_version, state);
    if ("rejection" in bandwidth) return bandwidth;
    const address = assignAddress(ip_address, state);
    if (typeof address !== "string") return address;
    const started = start(body, call, address);
    const finished = finish(started, bandwidth, port_id, call);
    if ("rejection" in finished) return finished;
    state.items.put({ ...finished, status: started.status ?? "" });
    const { charge_mode, share_type } = body.bandwidth;
    const { bandwidth_id: id } = bandwidth;
    // A shared bandwidth has a billing mode already.
    if (charge_mode !== undefined && share_type === "PER") {
      state.bandwidthDetails.set(id, { id, charge_mode });
    }
    call.begin("publicips.create", started.id);
    return { status: 200, body: { publicip: started } };
  },
};
