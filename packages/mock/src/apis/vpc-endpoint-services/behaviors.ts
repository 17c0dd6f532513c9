import type { BehaviorTable } from "../../behaviors/behavior.js";

/** What the service does beyond its schemas, and the mock with it. */
export const vpcEndpointServiceBehaviors = {
  "vpc-endpoint-services.service-states": {
    section: "§5.1",
    text: "A service is creating before it is available, and deleting before it is gone.",
    sources: ["documented"],
    except: "no creation fails; failed services are seeded",
  },
  "vpc-endpoint-services.connection-states": {
    section: "§5.2",
    text: "A connection waits for a decision, is creating before it is accepted, and deleting before it is gone.",
    sources: ["documented"],
    except: "no connection fails; failed ones are seeded",
  },
  "vpc-endpoint-services.partial-update": {
    section: "5.1",
    text: "An update changes the members that it names; the default of approval_enabled is for creation alone.",
    sources: ["inferred"],
  },
  "vpc-endpoint-services.duplicate-ports": {
    section: "5.2",
    text: "No two port mappings of a service are alike.",
    sources: ["documented", "chosen"],
    choices: {
      clientPort: "alike in client port and protocol",
      whole: "alike in client port, server port and protocol",
    },
  },
  "vpc-endpoint-services.shared-server-ports": {
    section: "5.3",
    text: "Services on one back end share no server port of one protocol.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.ports-per-request": {
    section: "5.4",
    text: "A call has at most 200 port mappings.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.port-range": {
    section: "5.5",
    text: "Ports are 1 to 65535, the protocol is TCP.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.ports-replaced": {
    section: "5.6",
    text: "An update replaces the whole list of port mappings.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.service-name": {
    section: "5.7",
    text: "A name has up to 16 letters, digits, _ and -, and is stored between region and id.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.description": {
    section: "5.8",
    text: "A description holds no angle brackets.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.port-id": {
    section: "5.9",
    text: "A back end is a port in the VPC of the service, and is exchanged for one of its kind.",
    sources: ["documented", "chosen"],
    choices: {
      any: "any UUID is a port; one load balancer for one of another kind gets 400 EndPoint.3054",
      known: "only seeded ports and load balancers exist",
      exchangeable: "any UUID is a port; load balancers of different kinds are exchanged",
    },
  },
  "vpc-endpoint-services.vip-port-id": {
    section: "5.10",
    text: "vip_port_id is for services of the kind VIP; it and port_id do not go with ip.",
    sources: ["documented"],
    except:
      "in which states they cannot change, no source says beyond vpc-endpoint-services.busy-service",
  },
  "vpc-endpoint-services.server-type": {
    section: "5.11",
    text: "The kind of back end is VM, VIP or LB, and stays.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.busy-service": {
    section: "5.12",
    text: "A service that is creating, deleting or failed takes no change.",
    sources: ["documented", "inferred"],
  },
  "vpc-endpoint-services.unknown-service": {
    section: "5.13",
    text: "An unknown service gets one of the two error responses that are published.",
    sources: ["documented", "chosen"],
    choices: { notFound: "404 EndPoint.0005", badRequest: "400 EndPoint.2003" },
  },
  "vpc-endpoint-services.delete-with-connections": {
    section: "5.14",
    text: "A service with connections that are accepted or creating is not deleted.",
    sources: ["documented", "inferred"],
  },
  "vpc-endpoint-services.connection-count": {
    section: "5.15",
    text: "connection_count has those two kinds of connections.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.accept-or-reject": {
    section: "5.16",
    text: "A decision is receive or reject, for one endpoint that belongs to the service.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.whitelist": {
    section: "5.17",
    text: "A whitelist takes 50 entries a call, up to a limit; * admits all, the own account needs no entry.",
    sources: ["documented"],
    except: "how many entries it holds is published nowhere; here 1,000",
  },
  "vpc-endpoint-services.whitelist-access": {
    section: "5.18",
    text: "An account that the whitelist does not name cannot connect.",
    sources: ["documented"],
    except:
      "endpoints connect by cloud.endpoints, as the mock does not serve their API; there are no organizations",
  },
  "vpc-endpoint-services.describe-by-id-or-name": {
    section: "5.19",
    text: "A description is asked for by exactly one of id and name.",
    sources: ["documented", "chosen"],
    choices: { reject: "both get 400 EndPoint.0002", id: "of both, the id counts" },
  },
  "vpc-endpoint-services.operator-services": {
    section: "5.20",
    text: "Services of the operator are seen by all and changed by no one.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.paging": {
    section: "5.21",
    text: "Lists page by limit and offset, are sorted by time, the newest first, and count all items.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.offset-past-end": {
    section: "5.22",
    text: "What an offset past the end gets.",
    sources: ["chosen"],
    choices: { empty: "an empty page, 200", reject: "400 EndPoint.0010" },
  },
  "vpc-endpoint-services.tags": {
    section: "5.23",
    text: "Keys of tags are unique, not empty and limited, like their values and number.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.quotas": {
    section: "5.24",
    text: "Services over the quota are rejected.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.missing-body": {
    section: "5.25",
    text: "What a missing body, or one of null, gets.",
    sources: ["documented", "chosen"],
    choices: {
      badRequest: "400 EndPoint.1004, as other bad bodies",
      gatewayTimeout: "504 EndPoint.0011",
    },
    except: "a request without headers cannot be sent",
  },
  "vpc-endpoint-services.throttling": {
    section: "5.26",
    text: "The service throttles with 400 EndPoint.0022.",
    sources: ["documented"],
    except:
      "only where Prefer or a fault rule asks for tooManyRequests; how many calls it takes no source says",
  },
  "vpc-endpoint-services.reserved-subnets": {
    section: "5.27",
    text: "No subnet of the VPC overlaps 198.19.128.0/17; at most 20 load balancers are added in a call.",
    sources: ["documented", "chosen"],
    choices: { reject: "else 400 EndPoint.0002", taken: "subnets are not looked at" },
  },
  "vpc-endpoint-services.snat-network-id": {
    section: "5.28",
    text: "snat_network_id is needed with ip_version ipv6.",
    sources: ["documented"],
  },
  "vpc-endpoint-services.describe-connection": {
    section: "5.29",
    text: "Describing a connection does not change its state.",
    sources: ["observed"],
  },
  "vpc-endpoint-services.upgrade": {
    section: "5.30",
    text: "An upgrade makes a service support professional endpoints.",
    sources: ["documented"],
    except: "every region has it here, not the few that the definition names",
  },
  "vpc-endpoint-services.whitelist-entries": {
    section: "5.31",
    text: "An entry of a whitelist has id and time; only its description changes.",
    sources: ["documented"],
  },
} as const satisfies BehaviorTable;
