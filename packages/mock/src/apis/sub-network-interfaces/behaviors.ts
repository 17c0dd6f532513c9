import type { BehaviorTable } from "../../behaviors/behavior.js";

/** What the service does beyond its schemas, and the mock with it. */
export const subNetworkInterfaceBehaviors = {
  "sub-network-interfaces.states": {
    section: "§3.1",
    text: "An interface is NORMAL on its parent and UNBOUND without, in a scope, with a VLAN from 1 to 4094.",
    sources: ["documented"],
  },
  "sub-network-interfaces.dry-run": {
    section: "3.1",
    text: "A dry run makes every check and changes nothing: 202, or the error of the real call.",
    sources: ["documented"],
  },
  "sub-network-interfaces.empty-update": {
    section: "3.2",
    text: "What an update without any member gets.",
    sources: ["documented", "chosen"],
    choices: { accepted: "200, no change", reject: "400" },
  },
  "sub-network-interfaces.description": {
    section: "3.3",
    text: "A description has up to 255 characters and no angle brackets.",
    sources: ["documented"],
  },
  "sub-network-interfaces.security-groups": {
    section: "3.4",
    text: "Security groups exist, the default one is taken for none named, and an update replaces the list.",
    sources: ["documented", "inferred", "chosen"],
    choices: { reject: "an empty list gets 400", empty: "an empty list takes all groups away" },
  },
  "sub-network-interfaces.allowed-address-pairs": {
    section: "3.5",
    text: "An allowed address is one or a block, not 0.0.0.0, and by default on the MAC address of the interface.",
    sources: ["documented", "observed"],
    choices: { software: "blocks are taken", hardware: "blocks get 400, as on hardware SDN" },
  },
  "sub-network-interfaces.parent-and-subnet": {
    section: "3.6",
    text: "The parent exists, and the subnet is in its VPC.",
    sources: ["documented"],
  },
  "sub-network-interfaces.vlan": {
    section: "3.7",
    text: "A VLAN is on a parent once, assigned if not named, and free again after deletion.",
    sources: ["documented"],
  },
  "sub-network-interfaces.addresses": {
    section: "3.8",
    text: "Addresses are of the subnet and free, assigned if not named; IPv6 only where it is asked for.",
    sources: ["documented", "inferred"],
  },
  "sub-network-interfaces.other-project": {
    section: "3.9",
    text: "Only an administrator names a project, and no caller is one.",
    sources: ["documented", "chosen"],
    choices: { reject: "403", ignored: "ignored" },
  },
  "sub-network-interfaces.batch-create": {
    section: "3.10",
    text: "A batch makes 1 to 20 interfaces.",
    sources: ["documented", "chosen"],
    choices: { atomic: "all or none", partial: "as many as there is room for" },
  },
  "sub-network-interfaces.server-limit": {
    section: "3.11",
    text: "A server has at most 256 interfaces.",
    sources: ["documented"],
    except: "flavours that allow fewer are not known",
  },
  "sub-network-interfaces.delete-with-eip": {
    section: "3.12",
    text: "An interface with an EIP is not deleted; else deletion returns 204.",
    sources: ["documented"],
  },
  "sub-network-interfaces.parent-gone": {
    section: "3.13",
    text: "A new interface is NORMAL; one whose parent is gone is UNBOUND.",
    sources: ["documented", "inferred"],
  },
  "sub-network-interfaces.virtual-ip": {
    section: "3.14",
    text: "No virtual IP address is bound to an interface.",
    sources: ["documented"],
    except: "none of these APIs binds one, so it is seeds that are rejected",
  },
  "sub-network-interfaces.count": {
    section: "3.15",
    text: "The count is of all interfaces of the project.",
    sources: ["documented"],
  },
  "sub-network-interfaces.migrate": {
    section: "3.16",
    text: "Migration moves the listed interfaces to another parent.",
    sources: ["observed", "inferred"],
    except:
      "no source tells more; here all move or none, within one VPC, and keep VLAN and addresses",
  },
  "sub-network-interfaces.paging": {
    section: "3.17",
    text: "Lists page by an exclusive marker and a limit of 0 to 2000, and tell the ends of the page.",
    sources: ["documented", "chosen"],
    choices: { empty: "a limit of 0 is an empty page", unlimited: "it is as no limit" },
  },
  "sub-network-interfaces.filters": {
    section: "3.18",
    text: "Values of one filter are alternatives, filters combine, texts are compared whole.",
    sources: ["inferred"],
  },
  "sub-network-interfaces.error-codes": {
    section: "3.19",
    text: "Error responses have code, message and request id; no source tells the codes.",
    sources: ["chosen"],
    choices: { HCNET: "codes of ours, such as HCNET.NotFound", none: "an empty code" },
  },
} as const satisfies BehaviorTable;
