import document from "@hcnet/vpc-endpoint-services/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/vpc-endpoint-services/types";
import { validators } from "@hcnet/vpc-endpoint-services/validators";
import type { Api, Handlers } from "../../operation.js";
import { updateEndpointService } from "./updateEndpointService.js";

/** VPC endpoint services. */
export const vpcEndpointServices: Api = {
  document,
  validators,
  handlers: { updateEndpointService } satisfies Handlers<operations>,
};
