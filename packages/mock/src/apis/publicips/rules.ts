import type { RuleTable } from "../../rules/rule.js";

/** What the mock does as these rules say. */
export const publicipRules = {
  "§4.1": {
    text: "An EIP is assigned, bound, unbound and released in steps; while it is busy or frozen, it takes no change.",
    tags: ["documented", "observed", "inferred"],
    except: "no binding fails; what only the operator does is done by seeds",
  },
  "4.1": {
    text: "An update without port_id, or with an empty one, unbinds.",
    tags: ["documented", "observed"],
  },
  "4.2": {
    text: "An update with port_id binds; the port must exist.",
    tags: ["documented"],
    choices: {
      any: "any UUID is a port that exists, so that no seed is needed",
      known: "those of the project exist: seeded ports and supplementary network interfaces",
    },
  },
  "4.3": {
    text: "A port has one EIP, an EIP one port.",
    tags: ["documented"],
  },
  "4.4": {
    text: "Unbinding an EIP that is not bound changes nothing.",
    tags: ["chosen"],
    choices: { unchanged: "200, no change", reject: "400 VPC.0501" },
  },
  "4.5": {
    text: "Next to an alias, port_id is ignored, and an alias alone does not unbind.",
    tags: ["documented", "inferred"],
  },
  "4.6": {
    text: "ip_version converts, and does not go with port_id.",
    tags: ["documented", "chosen"],
    choices: { reject: "together they get 400 VPC.0501", port: "together only port_id acts" },
  },
  "4.7": {
    text: "An update without port_id does not unbind from a load balancer.",
    tags: ["documented"],
  },
  "4.8": {
    text: "Bound, an EIP shows its port and private address; unbound, neither.",
    tags: ["documented"],
  },
  "4.9": {
    text: "Only an EIP that is idle, unbound, not prepaid and named by no firewall rule is deleted.",
    tags: ["documented"],
  },
  "4.10": {
    text: "An unknown id is 404, a malformed one 400.",
    tags: ["documented"],
  },
  "4.11": {
    text: "A bandwidth of its own needs name and size, a shared one its id; quota and addresses may be used up.",
    tags: ["documented"],
    choices: { open: "no account is restricted", restricted: "every one is: 403 VPC.0502" },
  },
  "4.12": {
    text: "Sizes are 1 to 2000: any to 300, by 50 to 1000, by 500 above.",
    tags: ["documented"],
  },
  "4.13": {
    text: "The enterprise project exists and is enabled.",
    tags: ["documented"],
  },
  "4.14": { text: "A body that is no JSON gets EIP.7901.", tags: ["documented"] },
  "4.15": {
    text: "Lists page by marker and limit; filters repeat; there is no total.",
    tags: ["documented"],
  },
  "4.16": {
    text: "Only an IPv6 EIP has an IPv6 address, and none is in a shared bandwidth.",
    tags: ["documented"],
  },
  "4.17": {
    text: "Quotas are listed by kind; an unknown kind is rejected.",
    tags: ["documented"],
  },
} as const satisfies RuleTable;
