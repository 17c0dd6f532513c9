import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { RecordedResponses } from "../../recorded.js";

/** What the reads of endpoint services return, as seeds. */
export const recordedEndpointServices: RecordedResponses<operations> = {
  listEndpointService: ({ endpoint_services }) => ({
    // The mock counts connections itself.
    endpoint_services: endpoint_services.map(({ connection_count: _, ...service }) => service),
  }),
  listServiceDetails: (service) => ({ endpoint_services: [service] }),
  listServiceConnections: ({ connections }, { vpc_endpoint_service_id: endpoint_service_id }) => ({
    endpoint_services: [{ id: endpoint_service_id }],
    connections: connections.map((connection) => ({ ...connection, endpoint_service_id })),
  }),
  listServicePermissionsDetails: (
    { permissions },
    { vpc_endpoint_service_id: endpoint_service_id },
  ) => ({
    endpoint_services: [{ id: endpoint_service_id }],
    permissions: permissions.map((permission) => ({ ...permission, endpoint_service_id })),
  }),
  listQuotaDetails: ({ quotas }) => ({
    endpoint_quotas: quotas.resources.map(({ type = "", used = 0, quota = 0 }) => ({
      type,
      used,
      quota,
    })),
  }),
};
