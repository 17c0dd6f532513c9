import type { KnownInterface } from "./sub-network-interface.js";

const NONE: ReadonlySet<never> = new Set();

function add<T>(map: Map<string, Set<T>>, key: string, value: T): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

/** What interfaces take up, so that a rule need not look at each of them. */
export class Occupancy {
  readonly #vlans = new Map<string, Set<number>>();
  readonly #ipv4 = new Map<string, Set<string>>();
  readonly #ipv6 = new Map<string, Set<string>>();
  readonly #perDevice = new Map<string, number>();

  /** Counts an interface in. */
  take(item: KnownInterface): void {
    const { parent_id, virsubnet_id, parent_device_id: device } = item;
    add(this.#vlans, parent_id, Number(item.vlan_id));
    add(this.#ipv4, virsubnet_id, item.private_ip_address);
    if (item.ipv6_ip_address != null) add(this.#ipv6, virsubnet_id, item.ipv6_ip_address);
    this.#perDevice.set(device, this.onDevice(device) + 1);
  }

  /** Counts an interface out. */
  release(item: KnownInterface): void {
    const { parent_id, virsubnet_id, parent_device_id: device } = item;
    this.#vlans.get(parent_id)?.delete(Number(item.vlan_id));
    this.#ipv4.get(virsubnet_id)?.delete(item.private_ip_address);
    if (item.ipv6_ip_address != null) this.#ipv6.get(virsubnet_id)?.delete(item.ipv6_ip_address);
    this.#perDevice.set(device, this.onDevice(device) - 1);
  }

  /** VLANs in use on an elastic network interface. */
  vlans(carrierId: string): ReadonlySet<number> {
    return this.#vlans.get(carrierId) ?? NONE;
  }

  /** IPv4 addresses in use in a subnet. */
  ipv4(subnetId: string): ReadonlySet<string> {
    return this.#ipv4.get(subnetId) ?? NONE;
  }

  /** IPv6 addresses in use in a subnet. */
  ipv6(subnetId: string): ReadonlySet<string> {
    return this.#ipv6.get(subnetId) ?? NONE;
  }

  /** How many interfaces a server has. */
  onDevice(deviceId: string): number {
    return this.#perDevice.get(deviceId) ?? 0;
  }
}
