import type { BehaviorTable } from "../../behaviors/behavior.js";

/** What the service does beyond its schemas, and the mock with it. */
export const publicipBehaviors = {
  "publicips.states": {
    section: "§4.1",
    text: "An EIP is assigned, bound, unbound and released in steps; while it is busy or frozen, it takes no change.",
    sources: ["documented", "observed", "inferred"],
    except: "no binding fails; what only the operator does is done by seeds",
  },
  "publicips.unbind": {
    section: "4.1",
    text: "An update without port_id, or with an empty one, unbinds.",
    sources: ["documented", "observed"],
  },
  "publicips.bind": {
    section: "4.2",
    text: "An update with port_id binds; the port must exist.",
    sources: ["documented"],
    choices: {
      any: "any UUID is a port that exists, so that no seed is needed",
      known: "those of the project exist: seeded ports and supplementary network interfaces",
    },
  },
  "publicips.one-port-one-eip": {
    section: "4.3",
    text: "A port has one EIP, an EIP one port.",
    sources: ["documented"],
  },
  "publicips.unbind-unbound": {
    section: "4.4",
    text: "Unbinding an EIP that is not bound changes nothing.",
    sources: ["chosen"],
    choices: { unchanged: "200, no change", reject: "400 VPC.0501" },
  },
  "publicips.alias": {
    section: "4.5",
    text: "Next to an alias, port_id is ignored, and an alias alone does not unbind.",
    sources: ["documented", "inferred"],
  },
  "publicips.ip-version": {
    section: "4.6",
    text: "ip_version converts, and does not go with port_id.",
    sources: ["documented", "chosen"],
    choices: { reject: "together they get 400 VPC.0501", port: "together only port_id acts" },
  },
  "publicips.unbind-load-balancer": {
    section: "4.7",
    text: "An update without port_id does not unbind from a load balancer.",
    sources: ["documented"],
  },
  "publicips.binding-members": {
    section: "4.8",
    text: "Bound, an EIP shows its port and private address; unbound, neither.",
    sources: ["documented"],
  },
  "publicips.delete": {
    section: "4.9",
    text: "Only an EIP that is idle, unbound, not prepaid and named by no firewall rule is deleted.",
    sources: ["documented"],
  },
  "publicips.unknown-eip": {
    section: "4.10",
    text: "An unknown id is 404, a malformed one 400.",
    sources: ["documented"],
  },
  "publicips.create": {
    section: "4.11",
    text: "A bandwidth of its own needs name and size, a shared one its id; quota and addresses may be used up. The document leaves the type open, as it depends on the region; the mock offers the types that it lists and rejects others.",
    sources: ["documented", "chosen"],
    choices: { open: "no account is restricted", restricted: "every one is: 403 VPC.0502" },
  },
  "publicips.bandwidth-size": {
    section: "4.12",
    text: "Sizes are 1 to 2000: any to 300, by 50 to 1000, by 500 above.",
    sources: ["documented"],
  },
  "publicips.enterprise-project": {
    section: "4.13",
    text: "The enterprise project exists and is enabled.",
    sources: ["documented"],
  },
  "publicips.malformed-json": {
    section: "4.14",
    text: "A body that is no JSON gets EIP.7901.",
    sources: ["documented"],
  },
  "publicips.paging": {
    section: "4.15",
    text: "Lists page by marker and limit; filters repeat; there is no total.",
    sources: ["documented"],
  },
  "publicips.ipv6-addresses": {
    section: "4.16",
    text: "Only an IPv6 EIP has an IPv6 address, and none is in a shared bandwidth.",
    sources: ["documented"],
  },
  "publicips.quotas": {
    section: "4.17",
    text: "Quotas are listed by kind; an unknown kind is rejected.",
    sources: ["documented"],
  },
  "publicips.bandwidths": {
    section: "4.18",
    text: "A bandwidth shows the EIPs that use it; a dedicated one is deleted with its EIP, a shared one is not.",
    sources: ["documented"],
  },
  "publicips.update-bandwidth": {
    section: "4.19",
    text: "An update changes name, size or billing mode of a bandwidth at once, for every EIP that uses it.",
    sources: ["documented", "inferred"],
  },
  "publicips.frozen-bandwidth": {
    section: "4.20",
    text: "A frozen bandwidth cannot be changed.",
    sources: ["chosen"],
    choices: { reject: "409 VPC.0512", change: "the change is applied" },
  },
  "publicips.tags": {
    section: "4.21",
    text: "A key is unique for an EIP. Several tags at once replace the values of the keys that the EIP has; a key to delete that it does not have is ignored. An EIP shows its tags as key=value.",
    sources: ["documented", "observed", "inferred"],
  },
  "publicips.repeated-tag": {
    section: "4.22",
    text: "A tag whose key the EIP already has gets the new value.",
    sources: ["chosen"],
    choices: { replace: "the new value is stored", reject: "400 VPC.1801" },
  },
} as const satisfies BehaviorTable;
