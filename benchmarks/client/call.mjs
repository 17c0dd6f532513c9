// The call that every contestant makes.
export const PROJECT = "0123456789abcdef0123456789abcdef";
export const ID = "5f1c2f6a-7d43-4a28-8f0b-6d1d2b1f9a11";
export const KEYS = {
  accessKeyId: "BENCHMARKACCESSKEY00",
  secretAccessKey: "benchmark-secret-key",
};
export const BODY = { sub_network_interface: { description: "measured" } };
export const PATH = `/v3/${PROJECT}/vpc/sub-network-interfaces/${ID}`;
