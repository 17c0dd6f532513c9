import type { BehaviorTable } from "../../behaviors/behavior.js";

/** What the service does beyond its schemas, and the mock with it. */
export const vifPeerBehaviors = {
  "vif-peers.states": {
    section: "§1.1",
    text: "A peer is pending while it is created, changed or deleted, and then takes no change.",
    sources: ["observed", "inferred"],
    except: "no creation fails; peers in ERROR are seeded",
  },
  "vif-peers.empty-update": {
    section: "1.1",
    text: "An update names at least one of name, description and remote_ep_group.",
    sources: ["documented"],
  },
  "vif-peers.immutable-members": {
    section: "1.2",
    text: "No other member can be changed; one that is sent is rejected.",
    sources: ["documented", "chosen"],
    choices: { reject: "400 DC.0013", ignored: "ignored" },
  },
  "vif-peers.text-limits": {
    section: "1.3",
    text: "Names have up to 64 characters, descriptions 128; an empty one clears.",
    sources: ["documented", "inferred"],
  },
  "vif-peers.one-per-address-family": {
    section: "1.4",
    text: "An interface has one peer of each address family.",
    sources: ["documented", "chosen"],
    choices: { "DC.0001": "a second one gets 400 DC.0001", "DC.1210": "it gets 400 DC.1210" },
  },
  "vif-peers.delete-last-peer": {
    section: "1.5",
    text: "The last peer of an interface is not deleted.",
    sources: ["documented", "chosen"],
    choices: { "DC.1214": "400 DC.1214, in use", "DC.0001": "400 DC.0001" },
  },
  "vif-peers.ipv6-regions": {
    section: "1.6",
    text: "The API is open in regions with IPv6.",
    sources: ["documented"],
    choices: { open: "the region is one", closed: "it is none: 404 APIGW.0101" },
    except: "which regions those are is not published",
  },
  "vif-peers.virtual-interface-exists": {
    section: "1.7",
    text: "The interface exists, and belongs to the project.",
    sources: ["documented"],
  },
  "vif-peers.bgp-asn": {
    section: "1.8",
    text: "BGP needs a number from 1 to 4294967295 that is not that of the cloud side.",
    sources: ["documented"],
  },
  "vif-peers.bgp-md5": {
    section: "1.9",
    text: "An MD5 key has 8 to 255 characters of two kinds at least.",
    sources: ["documented"],
  },
  "vif-peers.gateway-addresses": {
    section: "1.10",
    text: "Gateways are two addresses of one subnet, with its prefix, of the right family.",
    sources: ["documented"],
  },
  "vif-peers.remote-subnets": {
    section: "1.11",
    text: "Remote subnets are blocks that neither repeat nor overlap the cloud side, and not too many.",
    sources: ["documented"],
  },
  "vif-peers.route-mode-members": {
    section: "1.12",
    text: "Static peers have no BGP members and -1 routes; BGP peers count what they learned.",
    sources: ["documented", "observed"],
  },
  "vif-peers.bfd-or-nqa": {
    section: "1.13",
    text: "BFD and NQA are not both on.",
    sources: ["documented"],
    except: "they are no members of these requests, so it is seeds that are rejected",
  },
  "vif-peers.unknown-peer": {
    section: "1.14",
    text: "An unknown peer gets DC.0002.",
    sources: ["documented", "observed"],
    choices: {
      notFound: "under 404, as clients meet it",
      badRequest: "under 400, as the code table has it",
    },
  },
  "vif-peers.delete": {
    section: "1.15",
    text: "Deletion returns 204; once the peer is gone, it is not found.",
    sources: ["inferred"],
  },
  "vif-peers.quotas": {
    section: "1.16",
    text: "There are quotas of interfaces and of remote subnets for each interface.",
    sources: ["documented"],
    except:
      "interfaces are seeded, not created: their quota is shown; learned routes are not simulated",
  },
} as const satisfies BehaviorTable;
