import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import { type Rejection, reject } from "../../rejection.js";
import { PublicipCollection } from "./collection.js";
import type {
  Bandwidth,
  BandwidthDetails,
  EnterpriseProject,
  Publicip,
  PublicipSeeds,
  PublicipValues,
  Quota,
} from "./publicip.js";

/** The EIPs of one project and what they can be bound to. */
export interface Publicips {
  readonly items: PublicipCollection;
  /** Quotas by kind of resource; `used` of EIPs is counted when asked for. */
  readonly quotas: Map<string, Quota>;
  /** Bandwidths that EIPs can share, by id. */
  readonly sharedBandwidths: Map<string, Bandwidth>;
  /** Properties of bandwidths that no EIP shows, by bandwidth ID. */
  readonly bandwidthDetails: Map<string, BandwidthDetails>;
  /** Enterprise projects, by id. */
  readonly enterpriseProjects: Map<string, EnterpriseProject>;
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

/** Whether the state of an EIP forbids every change. */
export function isBusy({ status }: Publicip): boolean {
  return status !== undefined && BUSY.has(status);
}

/** The EIP of an id, or the error response for one that is not there (`publicips.unknown-eip`). */
export function findPublicip({ items }: Publicips, id: string): Publicip | Rejection<"notFound"> {
  return items.get(id) ?? reject("notFound", `publicip_id: no EIP ${id} in this project`);
}

/** The EIPs of a new project. */
export function createPublicips(projectId: string, seeds: PublicipSeeds): Publicips {
  const items = new PublicipCollection();
  for (const publicip of seeds.publicips) items.put({ ...publicip, tenant_id: projectId });
  return {
    items,
    quotas: new Map(seeds.quotas.map((quota) => [quota.type ?? "", quota])),
    sharedBandwidths: new Map(seeds.sharedBandwidths.map((it) => [it.bandwidth_id, it])),
    bandwidthDetails: new Map(seeds.bandwidthDetails.map((it) => [it.id, it])),
    enterpriseProjects: new Map(seeds.enterpriseProjects.map((id) => [id, { id, enabled: true }])),
    firewalled: new Set(),
    values: seeds.values,
  };
}
