import { OrderedById } from "../../state/ordered-by-id.js";
import { AddressPool } from "./address-pool.js";
import { BandwidthIndex } from "./bandwidth-index.js";
import type { Publicip } from "./publicip.js";

/** Members by which an EIP is found without a look at the others. */
export const NAMING_MEMBERS = ["id", "port_id", "public_ip_address", "private_ip_address"] as const;

/** One of them. */
export type NamingMember = (typeof NAMING_MEMBERS)[number];

/** The enterprise project of an EIP; the documents omit the default one in places. */
export const enterpriseProjectOf = ({ enterprise_project_id: own = "0" }: Publicip): string =>
  String(own);

/** The EIPs of one project, also to be found by what names them and by their enterprise projects. */
export class PublicipCollection extends OrderedById<Publicip> {
  /** The EIP that a port has, by port id. */
  readonly holders = new Map<string, string>();
  /** Public IPv4 addresses. */
  readonly addresses = new AddressPool();
  /** Ids by private address; ports of different VPCs may have the same. */
  readonly #byPrivateAddress = new Map<string, Set<string>>();
  /** Built at the first query, so that a cloud with many EIPs and no such query needs no memory for it. */
  #byBandwidth: BandwidthIndex | undefined;
  readonly #byEnterpriseProject = new Map<string, OrderedById<Publicip>>();

  override put(item: Publicip): void {
    const before = this.get(item.id);
    if (before !== undefined) this.#forget(before, item);
    super.put(item);
    const { id, port_id, public_ip_address, private_ip_address } = item;
    if (typeof port_id === "string") this.holders.set(port_id, id);
    if (public_ip_address !== undefined) this.addresses.claim(public_ip_address, id);
    if (typeof private_ip_address === "string") this.#privately(private_ip_address).add(id);
    this.#within(enterpriseProjectOf(item)).put(item);
    this.#byBandwidth?.add(item);
  }

  override delete(id: string): boolean {
    const before = this.get(id);
    if (before !== undefined) this.#forget(before);
    return super.delete(id);
  }

  /** Those that have one of the values in a member, in the order of their ids. */
  having(member: NamingMember, values: readonly string[]): Publicip[] {
    const ids = new Set(values.flatMap((value) => this.#idsBy(member, value)));
    return [...ids].sort().flatMap((id) => this.get(id) ?? []);
  }

  /** Returns the EIPs that use a bandwidth. */
  ofBandwidth(bandwidthId: string): Publicip[] {
    return [...this.#bandwidths().publicipIds(bandwidthId)].flatMap((id) => this.get(id) ?? []);
  }

  /** Yields the IDs of the bandwidths of EIPs after the marker, in ascending order. */
  bandwidthIdsAfter(marker: string): Iterable<string> {
    return this.#bandwidths().idsAfter(marker);
  }

  /** Those of an enterprise project. */
  ofEnterpriseProject(id: string): Pick<OrderedById<Publicip>, "after"> {
    return this.#byEnterpriseProject.get(id) ?? new OrderedById();
  }

  #bandwidths(): BandwidthIndex {
    this.#byBandwidth ??= new BandwidthIndex(this.values());
    return this.#byBandwidth;
  }

  #idsBy(member: NamingMember, value: string): string[] {
    switch (member) {
      case "id":
        return [value];
      case "port_id":
        return [this.holders.get(value) ?? []].flat();
      case "public_ip_address":
        return [this.addresses.holder(value) ?? []].flat();
      case "private_ip_address":
        return [...(this.#byPrivateAddress.get(value) ?? [])];
    }
  }

  #privately(address: string): Set<string> {
    const ids = this.#byPrivateAddress.get(address) ?? new Set();
    this.#byPrivateAddress.set(address, ids);
    return ids;
  }

  #within(enterpriseProject: string): OrderedById<Publicip> {
    const items = this.#byEnterpriseProject.get(enterpriseProject) ?? new OrderedById();
    this.#byEnterpriseProject.set(enterpriseProject, items);
    return items;
  }

  /** Lets go of what names an EIP, and of its enterprise project unless what follows has the same. */
  #forget(item: Publicip, next?: Publicip): void {
    const { id, port_id, public_ip_address, private_ip_address } = item;
    if (typeof port_id === "string" && this.holders.get(port_id) === id) {
      this.holders.delete(port_id);
    }
    if (public_ip_address !== undefined) this.addresses.release(public_ip_address, id);
    if (typeof private_ip_address === "string") {
      const ids = this.#privately(private_ip_address);
      ids.delete(id);
      if (ids.size === 0) this.#byPrivateAddress.delete(private_ip_address);
    }
    if (next?.bandwidth_id !== item.bandwidth_id) this.#byBandwidth?.remove(item);
    const within = enterpriseProjectOf(item);
    if (next === undefined || enterpriseProjectOf(next) !== within) {
      this.#byEnterpriseProject.get(within)?.delete(id);
    }
  }
}
