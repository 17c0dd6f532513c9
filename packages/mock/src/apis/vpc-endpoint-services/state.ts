import document from "@hcnet/vpc-endpoint-services/openapi.json" with { type: "json" };
import type { components } from "@hcnet/vpc-endpoint-services/types";
import { validators } from "@hcnet/vpc-endpoint-services/validators";
import { type Rejection, reject } from "../../rejection.js";
import { bodySchema, findOperation } from "../../spec/document.js";
import {
  documentedId,
  documentedRequest,
  documentedResponse,
  namedResponse,
} from "../../spec/documented.js";
import { schemaAt } from "../../spec/schema-at.js";
import type { ProjectKey } from "../../state/project-key.js";
import type { BehaviorChoices } from "../types.js";

type Schemas = components["schemas"];

/** An endpoint service with all its properties; responses show parts of it. */
export type EndpointService = Schemas["UpdateEndpointServiceResponseBody"] &
  Pick<Schemas["ServiceList"], "supported_editions" | "public_border_group" | "error">;

/** The connection of an endpoint to a service. */
export type Connection = Schemas["ConnectionEndpoints"];

/** An entry of a whitelist, and when it was last described. */
export type WhitelistEntry = Schemas["EpsPermission"] &
  Required<Pick<Schemas["EpsPermission"], "permission">> & { readonly updated_at?: string };

/** The endpoint services of one project. */
export interface EndpointServices {
  readonly items: Map<string, EndpointService>;
  /** By id of the service, then by id of the endpoint. */
  readonly connections: Map<string, Map<string, Connection>>;
  /** By id of the service, then by the text of the entry, which occurs once. */
  readonly whitelists: Map<string, Map<string, WhitelistEntry>>;
  /** Load balancers in addition to the first back end, by id of the service, then by their own. */
  readonly serverResources: Map<string, Map<string, Schemas["ServerResource"]>>;
  /** Services that the operator runs. */
  readonly publicServices: readonly Schemas["EndpointService"][];
  /** How many there may be, by kind of resource. */
  readonly quotas: Map<string, Required<Schemas["EndpointQuota"]>>;
  /** What a service of a seed has unless the seed says otherwise. */
  readonly template: EndpointService;
  /** Id of the cluster that runs new services. */
  readonly poolId: string | undefined;
  /** Begins the names of services that belong to no group of edge sites. */
  readonly region: string;
  /** Protocol of a port mapping that names none. */
  readonly defaultProtocol: Protocol;
}

/** What every project starts with. */
export interface EndpointServiceSeeds
  extends Pick<EndpointServices, "publicServices" | "poolId" | "defaultProtocol"> {
  readonly quotas: readonly Required<Schemas["EndpointQuota"]>[];
  readonly service: EndpointService;
  readonly connections: readonly Connection[];
  readonly whitelist: readonly WhitelistEntry[];
}

const OPERATION = "updateEndpointService";

/**
 * The endpoint service of the documented update, under the id of the documented URL, with what only
 * the documented list shows: it is the same service there. Its port mappings are those of the
 * request: those of the response are also what the documented creation asks for, on the same back
 * end, where behavior `vpc-endpoint-services.shared-server-ports` allows them only once.
 */
function documentedEndpointService(): EndpointService {
  const { request, responses } = validators[OPERATION];
  const { ports = [] } = documentedRequest(document, OPERATION, request);
  const response = documentedResponse(document, OPERATION, responses[200]);
  const { endpoint_services: listed } = documentedResponse(
    document,
    "listEndpointService",
    validators.listEndpointService.responses[200],
  );
  const { supported_editions, public_border_group, updated_at } =
    listed.find(({ id }) => id === response.id) ?? {};
  return {
    ...response,
    id: documentedId(document, OPERATION, "vpc_endpoint_service_id"),
    ports,
    ...(updated_at && { updated_at }),
    ...(supported_editions && { supported_editions }),
    ...(public_border_group && { public_border_group }),
  };
}

/** The endpoints that the examples connect to the service; one of them waits for approval. */
function documentedConnections(): Connection[] {
  const { listServiceConnections: list, updateEndpointConnectionsDesc: describe } = validators;
  const listed = documentedResponse(document, "listServiceConnections", list.responses[200]);
  const described = documentedResponse(
    document,
    "updateEndpointConnectionsDesc",
    describe.responses[200],
  ).connections.map(({ description: _, ...connection }) => connection);
  const waiting = namedResponse(
    document,
    "listServiceConnections",
    "waiting",
    list.responses[200],
  ).connections;
  return [...listed.connections, ...described, ...waiting];
}

/**
 * The entries that the examples describe and remove, under the ids of those examples; the accounts
 * to remove are those of the documented list of accounts, which shows no ids.
 */
function documentedWhitelist(): WhitelistEntry[] {
  const accounts = documentedResponse(
    document,
    "addOrRemoveServicePermissions",
    validators.addOrRemoveServicePermissions.responses[200],
  ).permissions;
  const removed = documentedRequest(
    document,
    "batchRemoveEndpointServicePermissions",
    validators.batchRemoveEndpointServicePermissions.request,
  ).permissions;
  const described = documentedResponse(
    document,
    "updateEndpointServicePermissionDesc",
    validators.updateEndpointServicePermissionDesc.responses[200],
  ).permissions;
  const created = described.map(({ description: _, permission = "", ...entry }) => ({
    ...entry,
    permission,
  }));
  const { created_at = "" } = created[0] ?? {};
  const removable = removed.flatMap(({ id }, index) => {
    const permission = accounts[index];
    return permission === undefined ? [] : [{ id, permission, created_at }];
  });
  return [...removable, ...created];
}

/** The quotas of the documented response. */
function documentedQuotas(): Required<Schemas["EndpointQuota"]>[] {
  const { responses } = validators.listQuotaDetails;
  const { quotas } = documentedResponse(document, "listQuotaDetails", responses[200]);
  return quotas.resources.map(({ type = "", used = 0, quota = 0 }) => ({ type, used, quota }));
}

/** The default that the request schema gives for the protocol of a port mapping. */
type Protocol = NonNullable<components["schemas"]["PortList"]["protocol"]>;

function documentedProtocol(): Protocol {
  const { document: owner, operation } = findOperation(document, OPERATION);
  const schema = bodySchema(owner, operation.requestBody) ?? {};
  const protocol = schemaAt(owner, schema, "/ports/0/protocol")?.default;
  if (typeof protocol !== "string") throw new Error(`${OPERATION}: the protocol has no default`);
  // The default is one of the values that the type is generated from.
  return protocol as Protocol;
}

/** Reads what every project starts with from the documented examples. */
export function endpointServiceSeeds(): EndpointServiceSeeds {
  const service = documentedEndpointService();
  const { responses } = validators.listServicePublicDetails;
  return {
    service,
    connections: documentedConnections(),
    whitelist: documentedWhitelist(),
    publicServices: documentedResponse(document, "listServicePublicDetails", responses[200])
      .endpoint_services,
    quotas: documentedQuotas(),
    poolId: service.pool_id,
    defaultProtocol: documentedProtocol(),
  };
}

/** The endpoint services of a new project, which belong to it. */
export function createEndpointServices(
  { region, id: projectId }: ProjectKey,
  { service, connections, whitelist, quotas, ...shared }: EndpointServiceSeeds,
): EndpointServices {
  const { id } = service;
  return {
    ...shared,
    region,
    template: { ...service, project_id: projectId },
    quotas: new Map(quotas.map((it) => [it.type, it])),
    items: new Map([[id, { ...service, project_id: projectId }]]),
    connections: new Map([[id, new Map(connections.map((it) => [it.id, it]))]]),
    whitelists: new Map([[id, new Map(whitelist.map((it) => [it.permission, it]))]]),
    serverResources: new Map(),
  };
}

/** Error responses of a call to a service that is not there. */
export const unknownResourceErrors = ["notFound", "serviceNotFound"] as const;
type Unknown = Rejection<(typeof unknownResourceErrors)[number]>;

/** Behavior `vpc-endpoint-services.unknown-service`. */
export function unknownService(message: string, behaviors: BehaviorChoices): Unknown {
  return reject(
    behaviors["vpc-endpoint-services.unknown-service"] === "notFound"
      ? "notFound"
      : "serviceNotFound",
    message,
  );
}

/** The service of an id, or the error response for one that is not there. */
export function findService(
  { items }: EndpointServices,
  id: string,
  behaviors: BehaviorChoices,
): EndpointService | Unknown {
  const message = `vpc_endpoint_service_id: no service ${id} in this project`;
  return items.get(id) ?? unknownService(message, behaviors);
}

/** Rejects a change that the state of the service forbids (`vpc-endpoint-services.busy-service`). */
export function checkState(
  { status }: EndpointService,
  allowed: readonly string[] = ["available"],
): Rejection<"wrongState"> | undefined {
  if (status === undefined || allowed.includes(status)) return undefined;
  return reject(
    "wrongState",
    `The service is ${status}, it would have to be ${allowed.join(" or ")}`,
  );
}
