import type { components } from "@hcnet/publicips/types";

/** An EIP, as the service shows it. */
export type Publicip = components["schemas"]["PublicipShowResp"];

/** The quota of one kind of resource. */
export type Quota = components["schemas"]["QuotaShowResp"];

/** What an EIP tells of its bandwidth. */
export type Bandwidth = Required<
  Pick<Publicip, "bandwidth_id" | "bandwidth_name" | "bandwidth_size" | "bandwidth_share_type">
>;

/** Properties of a bandwidth that no EIP shows. */
export type BandwidthDetails = Pick<
  components["schemas"]["BandwidthResp"],
  | "id"
  | "charge_mode"
  | "billing_info"
  | "status"
  | "bandwidth_type"
  | "enterprise_project_id"
  | "created_at"
  | "updated_at"
>;

/** An enterprise project; a disabled one takes no new EIP. */
export interface EnterpriseProject {
  readonly id: string;
  readonly enabled: boolean;
}

/** Values that the documents show and that no request carries. */
export interface PublicipValues {
  /** The port of the documented binding and the private address of its response. */
  readonly port: { readonly id: string; readonly privateAddress: string };
  /** The EIP whose conversion to IPv6 is an example, and the address that it gets. */
  readonly converted: { readonly id: string; readonly ipv6Address: string };
  /** What every new EIP has: where it lives and which bandwidths it may share. */
  readonly common: Pick<
    Publicip,
    "profile" | "public_border_group" | "allow_share_bandwidth_types"
  >;
}

/** What every project starts with. */
export interface PublicipSeeds {
  readonly publicips: readonly Publicip[];
  readonly quotas: readonly Quota[];
  readonly sharedBandwidths: readonly Bandwidth[];
  readonly bandwidthDetails: readonly BandwidthDetails[];
  readonly enterpriseProjects: readonly string[];
  readonly values: PublicipValues;
}

/** Takes away what an EIP has only while it is bound (`publicips.binding-members`). */
export function unbound(publicip: Publicip): Publicip {
  const { port_id: _, private_ip_address: __, ...rest } = publicip;
  return { ...rest, status: "DOWN" };
}
