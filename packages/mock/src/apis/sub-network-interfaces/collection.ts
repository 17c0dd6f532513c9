import { OrderedById } from "../../state/ordered-by-id.js";
import type { Network } from "./network.js";
import { Occupancy } from "./occupancy.js";
import type { KnownInterface } from "./state.js";

/** The supplementary network interfaces of one project, and the network that they are in. */
export class SubNetworkInterfaces extends OrderedById<KnownInterface> {
  readonly network: Network;
  readonly #occupancy = new Occupancy();

  constructor(network: Network) {
    super();
    this.network = network;
  }

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
