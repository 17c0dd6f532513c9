import document from "@hcnet/vpc-endpoint-services/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/vpc-endpoint-services/types";
import { validators } from "@hcnet/vpc-endpoint-services/validators";
import type { ApiModule } from "../../api-module.js";
import type { Handlers } from "../../operation.js";
import { acceptOrRejectEndpoint } from "./acceptOrRejectEndpoint.js";
import { addEndpointServiceServerResource } from "./addEndpointServiceServerResource.js";
import { addOrRemoveServicePermissions } from "./addOrRemoveServicePermissions.js";
import { batchAddEndpointServicePermissions } from "./batchAddEndpointServicePermissions.js";
import { batchRemoveEndpointServicePermissions } from "./batchRemoveEndpointServicePermissions.js";
import { vpcEndpointServiceBehaviors } from "./behaviors.js";
import { createEndpointService } from "./createEndpointService.js";
import { deleteEndpointService } from "./deleteEndpointService.js";
import { endpointServiceFinish } from "./finish.js";
import { listEndpointService } from "./listEndpointService.js";
import { listQuotaDetails } from "./listQuotaDetails.js";
import { listServiceConnections } from "./listServiceConnections.js";
import { listServiceDescribeDetails } from "./listServiceDescribeDetails.js";
import { listServiceDetails } from "./listServiceDetails.js";
import { listServicePermissionsDetails } from "./listServicePermissionsDetails.js";
import { listServicePublicDetails } from "./listServicePublicDetails.js";
import { createEndpoints } from "./mock-endpoints.js";
import { recordedEndpointServices } from "./recorded.js";
import { endpointServiceResources } from "./resources.js";
import { createEndpointServices, endpointServiceSeeds } from "./state.js";
import { endpointServiceTransitions } from "./transitions.js";
import { updateEndpointConnectionsDesc } from "./updateEndpointConnectionsDesc.js";
import { updateEndpointService } from "./updateEndpointService.js";
import { updateEndpointServiceName } from "./updateEndpointServiceName.js";
import { updateEndpointServicePermissionDesc } from "./updateEndpointServicePermissionDesc.js";
import { upgradeEndpointService } from "./upgradeEndpointService.js";

/** VPC endpoint services, their connections and their whitelists. */
export const vpcEndpointServices: ApiModule = {
  name: "vpc-endpoint-services",
  document,
  validators,
  handlers: {
    createEndpointService,
    listEndpointService,
    listServiceDetails,
    updateEndpointService,
    deleteEndpointService,
    updateEndpointServiceName,
    listServiceDescribeDetails,
    listServicePublicDetails,
    listServiceConnections,
    acceptOrRejectEndpoint,
    updateEndpointConnectionsDesc,
    listServicePermissionsDetails,
    addOrRemoveServicePermissions,
    batchAddEndpointServicePermissions,
    batchRemoveEndpointServicePermissions,
    updateEndpointServicePermissionDesc,
    listQuotaDetails,
    upgradeEndpointService,
    addEndpointServiceServerResource,
  } satisfies Handlers<operations>,
  // Behavior `vpc-endpoint-services.missing-body`.
  missingBody: {
    rejection: "noBody",
    applies: (behaviors) => behaviors["vpc-endpoint-services.missing-body"] === "gatewayTimeout",
  },
  behaviors: vpcEndpointServiceBehaviors,
  transitions: endpointServiceTransitions,
  finish: endpointServiceFinish,
  resources: endpointServiceResources,
  recorded: recordedEndpointServices,
  readSeeds() {
    const seeds = endpointServiceSeeds();
    return { createState: (key) => ({ endpointServices: createEndpointServices(key, seeds) }) };
  },
  createEndpoints,
};
