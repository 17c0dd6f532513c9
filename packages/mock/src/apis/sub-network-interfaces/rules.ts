import type { RuleTable } from "../../rules/rule.js";

/** What the mock does as these rules say. */
export const subNetworkInterfaceRules = {
  "§3.1": {
    text: "An interface is NORMAL on its parent and UNBOUND without, in a scope, with a VLAN from 1 to 4094.",
    tags: ["documented"],
  },
  "3.1": {
    text: "A dry run makes every check and changes nothing: 202, or the error of the real call.",
    tags: ["documented"],
  },
  "3.2": {
    text: "What an update without any member gets.",
    tags: ["documented", "chosen"],
    choices: { accepted: "200, no change", reject: "400" },
  },
  "3.3": {
    text: "A description has up to 255 characters and no angle brackets.",
    tags: ["documented"],
  },
  "3.4": {
    text: "Security groups exist, the default one is taken for none named, and an update replaces the list.",
    tags: ["documented", "inferred", "chosen"],
    choices: { reject: "an empty list gets 400", empty: "an empty list takes all groups away" },
  },
  "3.5": {
    text: "An allowed address is one or a block, not 0.0.0.0, and by default on the MAC address of the interface.",
    tags: ["documented", "observed"],
    choices: { software: "blocks are taken", hardware: "blocks get 400, as on hardware SDN" },
  },
  "3.6": {
    text: "The parent exists, and the subnet is in its VPC.",
    tags: ["documented"],
  },
  "3.7": {
    text: "A VLAN is on a parent once, assigned if not named, and free again after deletion.",
    tags: ["documented"],
  },
  "3.8": {
    text: "Addresses are of the subnet and free, assigned if not named; IPv6 only where it is asked for.",
    tags: ["documented", "inferred"],
  },
  "3.9": {
    text: "Only an administrator names a project, and no caller is one.",
    tags: ["documented", "chosen"],
    choices: { reject: "403", ignored: "ignored" },
  },
  "3.10": {
    text: "A batch makes 1 to 20 interfaces.",
    tags: ["documented", "chosen"],
    choices: { atomic: "all or none", partial: "as many as there is room for" },
  },
  "3.11": {
    text: "A server has at most 256 interfaces.",
    tags: ["documented"],
    except: "flavours that allow fewer are not known",
  },
  "3.12": {
    text: "An interface with an EIP is not deleted; else deletion returns 204.",
    tags: ["documented"],
  },
  "3.13": {
    text: "A new interface is NORMAL; one whose parent is gone is UNBOUND.",
    tags: ["documented", "inferred"],
  },
  "3.14": {
    text: "No virtual IP address is bound to an interface.",
    tags: ["documented"],
    except: "none of these APIs binds one, so it is seeds that are rejected",
  },
  "3.15": {
    text: "The count is of all interfaces of the project.",
    tags: ["documented"],
  },
  "3.16": {
    text: "Migration moves the listed interfaces to another parent.",
    tags: ["observed", "inferred"],
    except:
      "no source tells more; here all move or none, within one VPC, and keep VLAN and addresses",
  },
  "3.17": {
    text: "Lists page by an exclusive marker and a limit of 0 to 2000, and tell the ends of the page.",
    tags: ["documented", "chosen"],
    choices: { empty: "a limit of 0 is an empty page", unlimited: "it is as no limit" },
  },
  "3.18": {
    text: "Values of one filter are alternatives, filters combine, texts are compared whole.",
    tags: ["inferred"],
  },
  "3.19": {
    text: "Error responses have code, message and request id; no source tells the codes.",
    tags: ["chosen"],
    choices: { HCNET: "codes of ours, such as HCNET.NotFound", none: "an empty code" },
  },
} as const satisfies RuleTable;
