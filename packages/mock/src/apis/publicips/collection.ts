import { OrderedById } from "../../state/ordered-by-id.js";
import { AddressPool } from "./address-pool.js";
import type { Publicip } from "./publicip.js";

/** The EIPs of one project, also to be found by their ports and public addresses. */
export class PublicipCollection extends OrderedById<Publicip> {
  /** The EIP that a port has, by port id. */
  readonly holders = new Map<string, string>();
  /** Public IPv4 addresses. */
  readonly addresses = new AddressPool();

  override put(item: Publicip): void {
    this.#forget(item.id);
    super.put(item);
    const { id, port_id, public_ip_address } = item;
    if (typeof port_id === "string") this.holders.set(port_id, id);
    if (public_ip_address !== undefined) this.addresses.claim(public_ip_address, id);
  }

  override delete(id: string): boolean {
    this.#forget(id);
    return super.delete(id);
  }

  #forget(id: string): void {
    const { port_id, public_ip_address } = this.get(id) ?? {};
    if (typeof port_id === "string" && this.holders.get(port_id) === id) {
      this.holders.delete(port_id);
    }
    if (public_ip_address !== undefined) this.addresses.release(public_ip_address, id);
  }
}
