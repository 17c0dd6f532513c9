import { OrderedById } from "../../state/ordered-by-id.js";
import { Occupancy } from "./occupancy.js";
import type { KnownInterface } from "./sub-network-interface.js";

/** The supplementary network interfaces of one project. */
export class SubNetworkInterfaces extends OrderedById<KnownInterface> {
  readonly #occupancy = new Occupancy();

  /** What they take up. */
  get occupancy(): Omit<Occupancy, "take" | "release"> {
    return this.#occupancy;
  }

  override put(item: KnownInterface): void {
    const old = this.get(item.id);
    if (old !== undefined) this.#occupancy.release(old);
    super.put(item);
    this.#occupancy.take(item);
  }

  override delete(id: string): boolean {
    const old = this.get(id);
    if (old !== undefined) this.#occupancy.release(old);
    return super.delete(id);
  }
}
