import document from "@hcnet/sub-network-interfaces/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/sub-network-interfaces/types";
import { validators } from "@hcnet/sub-network-interfaces/validators";
import type { Api, Handlers } from "../../operation.js";
import { batchCreateSubNetworkInterface } from "./batchCreateSubNetworkInterface.js";
import { createSubNetworkInterface } from "./createSubNetworkInterface.js";
import { deleteSubNetworkInterface } from "./deleteSubNetworkInterface.js";
import { listSubNetworkInterfaces } from "./listSubNetworkInterfaces.js";
import { migrateSubNetworkInterface } from "./migrateSubNetworkInterface.js";
import { showSubNetworkInterface } from "./showSubNetworkInterface.js";
import { showSubNetworkInterfacesQuantity } from "./showSubNetworkInterfacesQuantity.js";
import { updateSubNetworkInterface } from "./updateSubNetworkInterface.js";

/** Rule 3.19: an error without a code of ours; those of the gateway stay. */
function withoutOwnCode(body: object): object {
  const { error_code: code } = body as { readonly error_code?: unknown };
  const isOurs = typeof code === "string" && code.startsWith("HCNET.");
  return isOurs ? { ...body, error_code: "" } : body;
}

/** Supplementary network interfaces of VPC. */
export const subNetworkInterfaces: Api = {
  name: "sub-network-interfaces",
  document,
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
  changeRefusal: (body, rules) => (rules["3.19"] === "none" ? withoutOwnCode(body) : body),
};
