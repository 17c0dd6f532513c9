import type { VifPeer } from "./state.js";

/** The peers of one project, by id and by the virtual interface that they belong to. */
export class VifPeers {
  readonly #byId = new Map<string, VifPeer>();
  readonly #byInterface = new Map<string, Map<string, VifPeer>>();

  constructor(peers: Iterable<VifPeer> = []) {
    for (const peer of peers) this.put(peer);
  }

  /** How many there are. */
  get size(): number {
    return this.#byId.size;
  }

  /** The peer of an id. */
  get(id: string): VifPeer | undefined {
    return this.#byId.get(id);
  }

  /** Whether there is a peer of an id. */
  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** The peers of a virtual interface, the oldest first. */
  of(vifId: string): VifPeer[] {
    return [...(this.#byInterface.get(vifId)?.values() ?? [])];
  }

  /** Adds a peer, or takes it in place of the one with its id. */
  put(peer: VifPeer): void {
    const { id, vif_id: vifId = "" } = peer;
    if (this.#byId.get(id)?.vif_id !== vifId) this.delete(id);
    const siblings = this.#byInterface.get(vifId) ?? new Map<string, VifPeer>();
    this.#byInterface.set(vifId, siblings.set(id, peer));
    this.#byId.set(id, peer);
  }

  /** All of them. */
  values(): Iterable<VifPeer> {
    return this.#byId.values();
  }

  /** Removes a peer. */
  delete(id: string): void {
    const { vif_id: vifId = "" } = this.#byId.get(id) ?? {};
    this.#byId.delete(id);
    this.#byInterface.get(vifId)?.delete(id);
  }
}
