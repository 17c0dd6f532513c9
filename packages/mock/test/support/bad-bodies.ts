import type { Json } from "./cases.js";

const LONG = "x".repeat(2000);

/** A body that an API must reject. */
export interface BadBody {
  readonly what: string;
  readonly body: unknown;
  /** How the message of the error response begins. */
  readonly message: string;
  readonly kind: "bad" | "unknown";
  /** Where it is not the usual one of the kind. */
  readonly code?: string;
}

const peer = (members: Json) => ({ vif_peer: members });
const nic = (members: Json) => ({ sub_network_interface: members });
const eip = (members: Json) => ({ publicip: members });
const port = (members: Json) => ({ ports: [members] });
const bad = (what: string, body: unknown, message: string, code?: string): BadBody => ({
  what,
  body,
  message,
  kind: "bad",
  ...(code === undefined ? {} : { code }),
});
const unknown = (body: unknown, message: string): BadBody => ({
  what: `unknown field (${message.split(":")[0]})`,
  body,
  message,
  kind: "unknown",
});

/** Bodies that each API must reject, by API. */
export const badBodies: ReadonlyMap<string, readonly BadBody[]> = new Map([
  [
    "vif-peers",
    [
      bad("missing wrapper", {}, "vif_peer: is required"),
      bad("no member", peer({}), "vif_peer: must have at least one of name, description, remote"),
      bad("wrong type", peer({ name: 7 }), "vif_peer.name: must be a string"),
      bad("wrong item", peer({ remote_ep_group: [1] }), "vif_peer.remote_ep_group[0]: must be a"),
      bad("null", peer({ name: null }), "vif_peer.name: must be a string"),
      bad("too long", peer({ name: LONG }), "vif_peer.name: must be at most 64 characters"),
      bad(
        "too long, second member",
        peer({ description: LONG }),
        "vif_peer.description: must be at most 128 characters",
      ),
      unknown(peer({ name: "a", bgp_asn: 1 }), "vif_peer.bgp_asn: unknown field; known: name, des"),
      unknown({ ...peer({ name: "a" }), foo: 1 }, "foo: unknown field; known: vif_peer"),
    ],
  ],
  [
    "vif-peer-detections",
    [
      bad("missing wrapper", {}, "vif_peer_detection: is required"),
      bad(
        "missing member",
        { vif_peer_detection: {} },
        "vif_peer_detection.vif_peer_id: is required",
      ),
      bad(
        "no UUID",
        { vif_peer_detection: { vif_peer_id: "abc" } },
        "vif_peer_detection.vif_peer_id: must be a UUID",
      ),
      bad(
        "wrong type",
        { vif_peer_detection: { vif_peer_id: 1 } },
        "vif_peer_detection.vif_peer_id: must be a string",
      ),
      unknown(
        {
          vif_peer_detection: { vif_peer_id: "00000000-0000-4000-8000-000000000000", status: "x" },
        },
        "vif_peer_detection.status: unknown field; known: vif_peer_id",
      ),
    ],
  ],
  [
    "sub-network-interfaces",
    [
      bad("missing wrapper", { dry_run: true }, "sub_network_interface: is required"),
      bad("wrong type", { dry_run: "true", ...nic({}) }, "dry_run: must be a boolean"),
      bad(
        "too long",
        nic({ description: LONG }),
        "sub_network_interface.description: must be at most 255 characters",
      ),
      bad(
        "angle bracket",
        nic({ description: "<b>" }),
        "sub_network_interface.description: must match",
      ),
      bad(
        "no UUID",
        nic({ security_groups: ["x"] }),
        "sub_network_interface.security_groups[0]: must be a UUID",
      ),
      bad(
        "bad address",
        nic({ allowed_address_pairs: [{ ip_address: "host.example" }] }),
        "sub_network_interface.allowed_address_pairs[0].ip_address: must match",
      ),
      unknown(nic({ foo: 1 }), "sub_network_interface.foo: unknown field; known: description, sec"),
      unknown(
        nic({ allowed_address_pairs: [{ ip: "1.1.1.1" }] }),
        "sub_network_interface.allowed_address_pairs[0].ip: unknown field; known: ip_address, mac",
      ),
    ],
  ],
  [
    "publicips",
    [
      bad("missing wrapper", {}, "publicip: is required"),
      bad("wrong type", eip({ port_id: 1 }), "publicip.port_id: must be a string"),
      bad("too long", eip({ alias: LONG }), "publicip.alias: must be at most 64 characters"),
      bad("too short", eip({ alias: "" }), "publicip.alias: must be at least 1 character"),
      bad("wrong characters", eip({ alias: "a b" }), "publicip.alias: must match"),
      bad("enumeration", eip({ ip_version: 5 }), "publicip.ip_version: must be one of 4, 6"),
      unknown(eip({ bandwidth_size: 5 }), "publicip.bandwidth_size: unknown field; known: port_id"),
    ],
  ],
  [
    "vpc-endpoint-services",
    [
      bad("wrong type", { approval_enabled: 1 }, "approval_enabled: must be a boolean"),
      bad("name of wrong type", { service_name: 1 }, "service_name: must be a string"),
      bad(
        "too long",
        { service_name: LONG },
        "service_name: must be at most 16 characters",
        "EndPoint.1003",
      ),
      bad("characters", { service_name: "a b" }, "service_name: must match", "EndPoint.1003"),
      bad(
        "port",
        port({ client_port: 0 }),
        "ports[0].client_port: must be 1 to 65535",
        "EndPoint.3043",
      ),
      bad(
        "port too large",
        port({ server_port: 65_536 }),
        "ports[0].server_port: must be 1 to 65535",
        "EndPoint.3043",
      ),
      bad(
        "protocol",
        port({ protocol: "UDP" }),
        "ports[0].protocol: must be one of TCP",
        "EndPoint.3075",
      ),
      bad(
        "too many",
        { ports: Array.from({ length: 201 }, (_, index) => ({ client_port: index + 1 })) },
        "ports: must have at most 200 items",
        "EndPoint.3074",
      ),
      bad("enumeration", { tcp_proxy: "on" }, "tcp_proxy: must be one of close, toa_open"),
      bad("empty port id", { port_id: "" }, "port_id: must be at least 1", "EndPoint.3063"),
      bad("empty VIP", { vip_port_id: "" }, "vip_port_id: must be at least", "EndPoint.3051"),
      bad("angle bracket", { description: "<" }, "description: must match"),
      unknown({ server_type: "LB" }, "server_type: unknown field; known: approval_enabled"),
      unknown(port({ port: 1 }), "ports[0].port: unknown field; known: client_port, server_port"),
    ],
  ],
]);
