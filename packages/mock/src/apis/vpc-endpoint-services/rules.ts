import type { RuleTable } from "../../rules/rule.js";

/** What the mock does as these rules say. */
export const vpcEndpointServiceRules = {
  "§5.1": {
    text: "A service is creating before it is available, and deleting before it is gone.",
    tags: ["documented"],
    except: "no creation fails; failed services are seeded",
  },
  "§5.2": {
    text: "A connection waits for a decision, is creating before it is accepted, and deleting before it is gone.",
    tags: ["documented"],
    except: "no connection fails; failed ones are seeded",
  },
  "5.1": {
    text: "An update changes the members that it names; the default of approval_enabled is for creation alone.",
    tags: ["inferred"],
  },
  "5.2": {
    text: "No two port mappings of a service are alike.",
    tags: ["documented", "chosen"],
    choices: {
      clientPort: "alike in client port and protocol",
      whole: "alike in client port, server port and protocol",
    },
  },
  "5.3": {
    text: "Services on one back end share no server port of one protocol.",
    tags: ["documented"],
  },
  "5.4": { text: "A call has at most 200 port mappings.", tags: ["documented"] },
  "5.5": { text: "Ports are 1 to 65535, the protocol is TCP.", tags: ["documented"] },
  "5.6": { text: "An update replaces the whole list of port mappings.", tags: ["documented"] },
  "5.7": {
    text: "A name has up to 16 letters, digits, _ and -, and is stored between region and id.",
    tags: ["documented"],
  },
  "5.8": { text: "A description holds no angle brackets.", tags: ["documented"] },
  "5.9": {
    text: "A back end is a port in the VPC of the service, and is exchanged for one of its kind.",
    tags: ["documented", "chosen"],
    choices: {
      any: "any UUID is a port; one load balancer for one of another kind gets 400 EndPoint.3054",
      known: "only seeded ports and load balancers exist",
      exchangeable: "any UUID is a port; load balancers of different kinds are exchanged",
    },
  },
  "5.10": {
    text: "vip_port_id is for services of the kind VIP; it and port_id do not go with ip.",
    tags: ["documented"],
    except: "in which states they cannot change, no source says beyond 5.12",
  },
  "5.11": { text: "The kind of back end is VM, VIP or LB, and stays.", tags: ["documented"] },
  "5.12": {
    text: "A service that is creating, deleting or failed takes no change.",
    tags: ["documented", "inferred"],
  },
  "5.13": {
    text: "An unknown service gets one of the two error responses that are published.",
    tags: ["documented", "chosen"],
    choices: { notFound: "404 EndPoint.0005", badRequest: "400 EndPoint.2003" },
  },
  "5.14": {
    text: "A service with connections that are accepted or creating is not deleted.",
    tags: ["documented", "inferred"],
  },
  "5.15": { text: "connection_count has those two kinds of connections.", tags: ["documented"] },
  "5.16": {
    text: "A decision is receive or reject, for one endpoint that belongs to the service.",
    tags: ["documented"],
  },
  "5.17": {
    text: "A whitelist takes 50 entries a call, up to a limit; * admits all, the own account needs no entry.",
    tags: ["documented"],
    except: "how many entries it holds is published nowhere; here 1,000",
  },
  "5.18": {
    text: "An account that the whitelist does not name cannot connect.",
    tags: ["documented"],
    except:
      "endpoints connect by cloud.endpoints, as their API is not one of the five; there are no organizations",
  },
  "5.19": {
    text: "A description is asked for by exactly one of id and name.",
    tags: ["documented", "chosen"],
    choices: { reject: "both get 400 EndPoint.0002", id: "of both, the id counts" },
  },
  "5.20": {
    text: "Services of the operator are seen by all and changed by no one.",
    tags: ["documented"],
  },
  "5.21": {
    text: "Lists page by limit and offset, are sorted by time, the newest first, and count all items.",
    tags: ["documented"],
  },
  "5.22": {
    text: "What an offset past the end gets.",
    tags: ["chosen"],
    choices: { empty: "an empty page, 200", reject: "400 EndPoint.0010" },
  },
  "5.23": {
    text: "Keys of tags are unique, not empty and limited, like their values and number.",
    tags: ["documented"],
  },
  "5.24": { text: "Services over the quota are rejected.", tags: ["documented"] },
  "5.25": {
    text: "What a missing body, or one of null, gets.",
    tags: ["documented", "chosen"],
    choices: {
      badRequest: "400 EndPoint.1004, as other bad bodies",
      gatewayTimeout: "504 EndPoint.0011",
    },
    except: "a request without headers cannot be sent",
  },
  "5.26": {
    text: "The service throttles with 400 EndPoint.0022.",
    tags: ["documented"],
    except:
      "only where Prefer or a fault rule asks for tooManyRequests; how many calls it takes no source says",
  },
  "5.27": {
    text: "No subnet of the VPC overlaps 198.19.128.0/17; at most 20 load balancers are added in a call.",
    tags: ["documented", "chosen"],
    choices: { reject: "else 400 EndPoint.0002", taken: "subnets are not looked at" },
  },
  "5.28": { text: "snat_network_id is needed with ip_version ipv6.", tags: ["documented"] },
  "5.29": {
    text: "Describing a connection does not change its state.",
    tags: ["observed"],
  },
  "5.30": {
    text: "An upgrade makes a service support professional endpoints.",
    tags: ["documented"],
    except: "every region has it here, not the few that the definition names",
  },
  "5.31": {
    text: "An entry of a whitelist has id and time; only its description changes.",
    tags: ["documented"],
  },
} as const satisfies RuleTable;
