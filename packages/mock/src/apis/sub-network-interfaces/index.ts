import document from "@hcnet/sub-network-interfaces/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/sub-network-interfaces/types";
import { validators } from "@hcnet/sub-network-interfaces/validators";
import type { Api, Handlers } from "../../operation.js";
import { updateSubNetworkInterface } from "./updateSubNetworkInterface.js";

/** Supplementary network interfaces of VPC. */
export const subNetworkInterfaces: Api = {
  document,
  validators,
  handlers: { updateSubNetworkInterface } satisfies Handlers<operations>,
};
