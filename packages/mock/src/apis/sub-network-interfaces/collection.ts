import type { Network } from "./network.js";
import { Occupancy } from "./occupancy.js";
import type { KnownInterface } from "./state.js";

/** The supplementary network interfaces of one project, and the network that they are in. */
export class SubNetworkInterfaces {
  readonly network: Network;
  readonly #byId = new Map<string, KnownInterface>();
  readonly #occupancy = new Occupancy();
  /** Ids in their order, so that a page is found without sorting. */
  readonly #ids: string[] = [];

  constructor(network: Network) {
    this.network = network;
  }

  /** How many there are. */
  get size(): number {
    return this.#byId.size;
  }

  /** What they take up. */
  get occupancy(): Omit<Occupancy, "take" | "release"> {
    return this.#occupancy;
  }

  /** The interface of an id. */
  get(id: string): KnownInterface | undefined {
    return this.#byId.get(id);
  }

  /** Adds an interface, or takes it in place of the one with its id. */
  put(item: KnownInterface): void {
    const old = this.#byId.get(item.id);
    if (old === undefined) this.#ids.splice(this.#placeOf(item.id), 0, item.id);
    else this.#occupancy.release(old);
    this.#byId.set(item.id, item);
    this.#occupancy.take(item);
  }

  /** Removes an interface. */
  delete(id: string): void {
    const old = this.#byId.get(id);
    if (old === undefined) return;
    this.#byId.delete(id);
    this.#occupancy.release(old);
    this.#ids.splice(this.#placeOf(id), 1);
  }

  /** The interfaces with an id greater than the marker, whether or not there is one with that id. */
  *after(marker: string): Generator<KnownInterface, void, undefined> {
    let index = this.#placeOf(marker);
    if (this.#ids[index] === marker) index += 1;
    for (; index < this.#ids.length; index += 1) {
      const item = this.#byId.get(this.#ids[index] ?? "");
      if (item !== undefined) yield item;
    }
  }

  /** How many ids are smaller. */
  #placeOf(id: string): number {
    let low = 0;
    let high = this.#ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ids[middle] ?? "") < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
