import { OrderedById } from "../../state/ordered-by-id.js";
import type { Publicip } from "./publicip.js";

/** The EIPs that use one bandwidth. */
interface BandwidthUse {
  /** Bandwidth ID. */
  readonly id: string;
  readonly publicipIds: Set<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** EIPs by the bandwidth they use. */
export class BandwidthIndex {
  readonly #uses = new OrderedById<BandwidthUse>();

  constructor(publicips: Iterable<Publicip>) {
    for (const publicip of publicips) this.add(publicip);
  }

  /** Adds an EIP to its bandwidth. */
  add({ id, bandwidth_id }: Publicip): void {
    if (bandwidth_id === undefined) return;
    const use = this.#uses.get(bandwidth_id);
    if (use !== undefined) use.publicipIds.add(id);
    else this.#uses.put({ id: bandwidth_id, publicipIds: new Set([id]) });
  }

  /** Removes an EIP from its bandwidth. */
  remove({ id, bandwidth_id = "" }: Publicip): void {
    const use = this.#uses.get(bandwidth_id);
    use?.publicipIds.delete(id);
    if (use?.publicipIds.size === 0) this.#uses.delete(bandwidth_id);
  }

  /** Returns the IDs of the EIPs that use a bandwidth. */
  publicipIds(bandwidthId: string): ReadonlySet<string> {
    return this.#uses.get(bandwidthId)?.publicipIds ?? NONE;
  }

  /** Yields the IDs of the bandwidths after the marker, in ascending order. */
  *idsAfter(marker: string): Generator<string, void, undefined> {
    for (const { id } of this.#uses.after(marker)) yield id;
  }
}
