import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import type { components } from "@hcnet/publicips/types";
import { OrderedById } from "../../state/ordered-by-id.js";
import { AddressPool } from "./address-pool.js";
import type { PublicipSeeds, PublicipValues } from "./seeds.js";

/** An EIP, as the service shows it. */
export type Publicip = components["schemas"]["PublicipShowResp"];

/** The quota of one kind of resource. */
export type Quota = components["schemas"]["QuotaShowResp"];

/** What an EIP tells of its bandwidth. */
export type Bandwidth = Required<
  Pick<Publicip, "bandwidth_id" | "bandwidth_name" | "bandwidth_size" | "bandwidth_share_type">
>;

/** The EIPs of one project and what they can be bound to. */
export interface Publicips {
  readonly items: OrderedById<Publicip>;
  /** The EIP that a port has, by port id. */
  readonly holders: Map<string, string>;
  /** Public IPv4 addresses. */
  readonly addresses: AddressPool;
  /** Quotas by kind of resource; `used` of EIPs is counted when asked for. */
  readonly quotas: Map<string, Quota>;
  /** Bandwidths that EIPs can share, by id. */
  readonly sharedBandwidths: Map<string, Bandwidth>;
  /** Enterprise projects, by id. */
  readonly enterpriseProjects: Map<string, { readonly enabled: boolean }>;
  /** Ids of the EIPs that firewall rules name. */
  readonly firewalled: Set<string>;
  readonly values: PublicipValues;
}

/** Kind of quota that EIPs count against. */
export const PUBLICIP_QUOTA = "publicIp";

/** Lines that addresses are offered on: all that the spec knows. */
export const offeredTypes: ReadonlySet<string> = new Set(
  document.components.schemas.CreatePublicipOption.properties.type["x-extensible-enum"],
);

/** Kinds of quota: all that the spec knows. */
export const quotaTypes: ReadonlySet<string> = new Set(
  document.components.parameters.QuotaType.schema["x-extensible-enum"],
);

/** How many EIPs a page has that no one limits. */
export const DEFAULT_LIMIT: number = document.components.parameters.Limit.schema.default;

const BUSY: ReadonlySet<string> = new Set([
  "FREEZED",
  "PENDING_CREATE",
  "PENDING_UPDATE",
  "PENDING_DELETE",
  "BINDING",
  "NOTIFYING",
  "NOTIFY_DELETE",
]);

/** Whether the state of an EIP forbids every change (semantics 4.1). */
export function isBusy({ status }: Publicip): boolean {
  return status !== undefined && BUSY.has(status);
}

/** The EIPs of a new project. */
export function createPublicips(projectId: string, seeds: PublicipSeeds): Publicips {
  const publicips = seeds.publicips.map((it) => ({ ...it, tenant_id: projectId }));
  const bound = publicips.flatMap(({ id, port_id }) =>
    typeof port_id === "string" ? [[port_id, id] as const] : [],
  );
  return {
    items: new OrderedById(publicips),
    holders: new Map(bound),
    addresses: new AddressPool(publicips.flatMap((it) => it.public_ip_address ?? [])),
    quotas: new Map(seeds.quotas.map((quota) => [quota.type ?? "", quota])),
    sharedBandwidths: new Map(seeds.sharedBandwidths.map((it) => [it.bandwidth_id, it])),
    enterpriseProjects: new Map(seeds.enterpriseProjects.map((id) => [id, { enabled: true }])),
    firewalled: new Set(),
    values: seeds.values,
  };
}
