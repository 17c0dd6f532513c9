import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import { validators } from "@hcnet/publicips/validators";
import * as v from "valibot";
import { randomUUID } from "../../platform/random.js";
import {
  inCollection,
  inMap,
  inSet,
  type ResourceKind,
  resourceKind,
} from "../../state/resources/resource-kind.js";
import { flag, shape, shapeProblem, text, uuid } from "../../state/resources/shape.js";
import { type Model, modelProblem } from "../../state/resources/spec-check.js";
import { spacedTimestamp } from "../timestamps.js";
import { privateAddressOf } from "./binding.js";
import type {
  Bandwidth,
  BandwidthDetails,
  EnterpriseProject,
  Publicip,
  Quota,
} from "./publicip.js";
import { DEFAULT_ENTERPRISE_PROJECT } from "./seeds.js";

/** What of EIPs a seed may have. What is omitted of one is as in a new one of the examples. */
export interface PublicipSeed {
  /** Enterprise projects; enabled unless told otherwise. */
  readonly enterprise_projects?: readonly Partial<EnterpriseProject>[];
  readonly shared_bandwidths?: readonly Partial<Bandwidth>[];
  /** Properties of bandwidths, dedicated or shared, that no EIP shows, such as `charge_mode`. */
  readonly bandwidth_details?: readonly BandwidthDetails[];
  /** EIPs; `ACTIVE` with a `port_id`, otherwise `DOWN`. */
  readonly publicips?: readonly Partial<Publicip>[];
  /** EIPs that firewall rules name, which keeps them from being deleted. */
  readonly firewall_rules?: readonly FirewallRule[];
  /** Quotas by `type`; -1 is without limit. */
  readonly publicip_quotas?: readonly Quota[];
}

interface FirewallRule {
  readonly publicip_id: string;
}

const shown: Model = {
  document,
  schemas: ["PublicipShowResp"],
  validator: validators.showPublicip.responses[200],
  wrap: (publicip) => ({ publicip }),
  at: "/publicip",
};

const quotas: Model = {
  document,
  schemas: ["QuotaShowResp"],
  validator: validators.listQuotas.responses[200],
  wrap: (quota) => ({ quotas: { resources: [quota] } }),
  at: "/quotas/resources/0",
};

const publicips = resourceKind<Publicip>({
  name: "publicips",
  ...inCollection(({ publicips }) => publicips.items),
  problem: (value) => modelProblem(shown, value),
  complete(given, { project, now }) {
    const { items, values } = project.publicips;
    const { port_id } = given;
    const bound = typeof port_id === "string";
    const id = randomUUID();
    const address = given.public_ip_address ?? items.addresses.draw();
    return {
      id,
      type: "5_bgp",
      create_time: spacedTimestamp(now),
      bandwidth_id: randomUUID(),
      bandwidth_name: `bandwidth-${(given.id ?? id).slice(0, 4)}`,
      bandwidth_size: 5,
      bandwidth_share_type: "PER",
      ip_version: 4,
      enterprise_project_id: DEFAULT_ENTERPRISE_PROJECT,
      tenant_id: project.id,
      ...values.common,
      status: bound ? "ACTIVE" : "DOWN",
      ...(bound ? { private_ip_address: privateAddressOf(port_id, values) } : {}),
      ...given,
      ...(address === undefined ? {} : { public_ip_address: address }),
    };
  },
  conflict({ id, port_id, public_ip_address }, { publicips: { items } }) {
    const ofPort = typeof port_id === "string" ? items.holders.get(port_id) : undefined;
    if (ofPort !== undefined && ofPort !== id) return `port_id: EIP ${ofPort} is bound to it`;
    const ofAddress = items.addresses.holder(public_ip_address ?? "");
    if (ofAddress === undefined || ofAddress === id) return undefined;
    return `public_ip_address: EIP ${ofAddress} has it`;
  },
});

const sharedBandwidths = resourceKind<Bandwidth>({
  name: "shared_bandwidths",
  ...inMap(({ publicips }) => publicips.sharedBandwidths, "bandwidth_id"),
  problem: (value) => modelProblem(shown, { id: randomUUID(), ...value }),
  complete: (given) => ({
    bandwidth_id: randomUUID(),
    bandwidth_name: "bandwidth-shared",
    bandwidth_size: 20,
    bandwidth_share_type: "WHOLE",
    ...given,
  }),
});

const bandwidth: Model = {
  document,
  schemas: ["BandwidthResp"],
  validator: validators.showBandwidth.responses[200],
  wrap: (value) => ({ bandwidth: value }),
  at: "/bandwidth",
};

const bandwidthDetails = resourceKind<BandwidthDetails>({
  name: "bandwidth_details",
  ...inMap(({ publicips }) => publicips.bandwidthDetails, "id"),
  problem: (value) => modelProblem(bandwidth, value),
  complete: (given) => ({ id: randomUUID(), ...given }),
});

const enterpriseProject = shape({ id: text, enabled: flag });

const enterpriseProjects = resourceKind<EnterpriseProject>({
  name: "enterprise_projects",
  ...inMap(({ publicips }) => publicips.enterpriseProjects, "id"),
  problem: (value) => shapeProblem(v.partial(enterpriseProject), value),
  complete: (given) => ({ id: randomUUID(), enabled: true, ...given }),
  belongsToAccount: ({ id }) => id === DEFAULT_ENTERPRISE_PROJECT,
});

const firewallRules = resourceKind<FirewallRule>({
  name: "firewall_rules",
  ...inSet(({ publicips }) => publicips.firewalled, "publicip_id"),
  problem: (value) => shapeProblem(shape({ publicip_id: uuid }), value),
  complete: (given) => ({ publicip_id: "", ...given }),
});

const publicipQuotas = resourceKind<Quota>({
  name: "publicip_quotas",
  ...inMap(({ publicips }) => publicips.quotas, "type"),
  problem: (value) =>
    "type" in value ? modelProblem(quotas, value) : "type: is required, such as publicIp",
  complete: (given) => ({ used: 0, min: 0, ...given }),
  belongsToAccount: () => true,
});

/** What of EIPs seeds and snapshots have. */
export const publicipResources: readonly ResourceKind[] = [
  enterpriseProjects,
  sharedBandwidths,
  publicips,
  bandwidthDetails,
  firewallRules,
  publicipQuotas,
];
