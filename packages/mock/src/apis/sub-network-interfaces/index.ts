import document from "@hcnet/sub-network-interfaces/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/sub-network-interfaces/types";
import { validators } from "@hcnet/sub-network-interfaces/validators";
import type { ApiModule } from "../../api-module.js";
import type { Handlers } from "../../operation.js";
import { batchCreateSubNetworkInterface } from "./batchCreateSubNetworkInterface.js";
import { subNetworkInterfaceBehaviors } from "./behaviors.js";
import { createSubNetworkInterface } from "./createSubNetworkInterface.js";
import { deleteSubNetworkInterface } from "./deleteSubNetworkInterface.js";
import { withOwnCodes, withoutOwnCode } from "./error-codes.js";
import { listSubNetworkInterfaces } from "./listSubNetworkInterfaces.js";
import { migrateSubNetworkInterface } from "./migrateSubNetworkInterface.js";
import { recordedSubNetworkInterfaces } from "./recorded.js";
import { subNetworkInterfaceResources } from "./resources.js";
import { showSubNetworkInterface } from "./showSubNetworkInterface.js";
import { showSubNetworkInterfacesQuantity } from "./showSubNetworkInterfacesQuantity.js";
import {
  createSubNetworkInterfaces,
  documentedSecurityGroups,
  subNetworkInterfaceSeeds,
} from "./state.js";
import { updateSubNetworkInterface } from "./updateSubNetworkInterface.js";

/** Supplementary network interfaces of VPC. */
export const subNetworkInterfaces: ApiModule = {
  name: "sub-network-interfaces",
  document: withOwnCodes(document),
  validators,
  handlers: {
    listSubNetworkInterfaces,
    createSubNetworkInterface,
    batchCreateSubNetworkInterface,
    showSubNetworkInterfacesQuantity,
    migrateSubNetworkInterface,
    showSubNetworkInterface,
    updateSubNetworkInterface,
    deleteSubNetworkInterface,
  } satisfies Handlers<operations>,
  behaviors: subNetworkInterfaceBehaviors,
  // Its changes are over at once.
  transitions: {},
  finish: {},
  resources: subNetworkInterfaceResources,
  recorded: recordedSubNetworkInterfaces,
  readSeeds() {
    const seeds = subNetworkInterfaceSeeds();
    return {
      network: { ...seeds.network, securityGroups: documentedSecurityGroups() },
      createState: ({ id }) => ({ subNetworkInterfaces: createSubNetworkInterfaces(id, seeds) }),
    };
  },
  changeErrorBody: (body, behaviors) =>
    behaviors["sub-network-interfaces.error-codes"] === "none" ? withoutOwnCode(body) : body,
};
