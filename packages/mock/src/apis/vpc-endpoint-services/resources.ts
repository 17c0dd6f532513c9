import document from "@hcnet/vpc-endpoint-services/openapi.json" with { type: "json" };
import type { components } from "@hcnet/vpc-endpoint-services/types";
import { validators } from "@hcnet/vpc-endpoint-services/validators";
import { randomUUID } from "../../platform/random.js";
import type { Project } from "../../state/project.js";
import {
  inMap,
  type KindDefinition,
  type Reached,
  type ResourceKind,
  resourceKind,
} from "../../state/resources/resource-kind.js";
import { type Model, modelProblem } from "../../state/resources/spec-check.js";
import { zonedTimestamp } from "../timestamps.js";
import { storedName } from "./names.js";
import type { Connection, EndpointService, WhitelistEntry } from "./state.js";

type Schemas = components["schemas"];

/** What of endpoint services a seed may have. */
export interface EndpointServiceSeed {
  /** Endpoint services; `available`, and like that of the examples, unless told otherwise. */
  readonly endpoint_services?: readonly Partial<EndpointService>[];
  /** Endpoints that connect; `accepted` unless told otherwise. */
  readonly connections?: readonly (Partial<Connection> & OfService)[];
  /** Entries of whitelists. */
  readonly permissions?: readonly (Partial<WhitelistEntry> & OfService)[];
  /** Load balancers in addition to the first back end. */
  readonly server_resources?: readonly (Schemas["ServerResource"] & OfService)[];
  /** Quotas by `type`. */
  readonly endpoint_quotas?: readonly Required<Schemas["EndpointQuota"]>[];
}

/** Says which service something belongs to. */
interface OfService {
  readonly endpoint_service_id: string;
}

type Nested<T> = T & OfService;

const ofService: Model = {
  document,
  schemas: ["UpdateEndpointServiceResponseBody", "ServiceList"],
  validator: validators.updateEndpointService.responses[200],
};

const ofConnection: Model = {
  document,
  schemas: ["ConnectionEndpoints"],
  validator: validators.listServiceConnections.responses[200],
  wrap: (connection) => ({ connections: [connection], total_count: 1 }),
  at: "/connections/0",
};

const ofEntry: Model = {
  document,
  schemas: ["EpsPermission"],
  validator: validators.batchAddEndpointServicePermissions.responses[200],
  wrap: (permission) => ({ permissions: [permission] }),
  at: "/permissions/0",
};

const ofResource: Model = {
  document,
  schemas: ["ServerResource"],
  validator: validators.addEndpointServiceServerResource.request,
  wrap: (resource) => ({ server_resources: [resource] }),
  at: "/server_resources/0",
};

const ofQuota: Model = {
  document,
  schemas: ["EndpointQuota"],
  validator: validators.listQuotaDetails.responses[200],
  wrap: (quota) => ({ quotas: { resources: [quota] } }),
  at: "/quotas/resources/0",
};

/** Resources of services in a map of maps: by service, then by their own key. */
function nested<T extends object>(
  mapsOf: (project: Project) => Map<string, Map<string, T>>,
  member: keyof T,
): Reached<Nested<T>> & Pick<KindDefinition<Nested<T>>, "conflict"> {
  const nameOf = (item: T): string => String(item[member]);
  const split = (key: string): [service: string, name: string] => {
    const [service = "", ...name] = key.split("/");
    return [service, name.join("/")];
  };
  return {
    key: (item) => `${item.endpoint_service_id}/${nameOf(item)}`,
    identify(key) {
      const [endpoint_service_id, name] = split(key);
      return { endpoint_service_id, [member]: name } as Partial<Nested<T>>;
    },
    list: (project) =>
      [...mapsOf(project)].flatMap(([endpoint_service_id, items]) =>
        Array.from(items.values(), (item) => ({ ...item, endpoint_service_id })),
      ),
    count: (project) => [...mapsOf(project).values()].reduce((sum, { size }) => sum + size, 0),
    get(project, key) {
      const [endpoint_service_id, name] = split(key);
      const item = mapsOf(project).get(endpoint_service_id)?.get(name);
      return item && { ...item, endpoint_service_id };
    },
    put(project, { endpoint_service_id, ...item }) {
      const maps = mapsOf(project);
      const items = maps.get(endpoint_service_id) ?? new Map<string, T>();
      // What is left is the item: only the id of the service was added to it.
      const own = item as unknown as T;
      maps.set(endpoint_service_id, items.set(nameOf(own), own));
    },
    delete(project, key) {
      const [service, name] = split(key);
      mapsOf(project).get(service)?.delete(name);
    },
    conflict: ({ endpoint_service_id }, { endpointServices }) =>
      endpointServices.items.has(endpoint_service_id)
        ? undefined
        : `endpoint_service_id: no service ${endpoint_service_id} in this project`,
  };
}

/** Checks what belongs to a service, the id of the service apart. */
function nestedProblem(model: Model, value: object): string | undefined {
  const { endpoint_service_id: service, ...item } = value as Record<string, unknown>;
  if (typeof service !== "string") return "endpoint_service_id: must be the id of a service";
  return modelProblem(model, item);
}

const services = resourceKind<EndpointService>({
  name: "endpoint_services",
  ...inMap(({ endpointServices }) => endpointServices.items, "id"),
  problem: (value) => modelProblem(ofService, value),
  complete(given, { project, now }) {
    const { template, poolId } = project.endpointServices;
    const id = given.id ?? randomUUID();
    const time = zonedTimestamp(now);
    return {
      ...template,
      ...(poolId === undefined ? {} : { pool_id: poolId }),
      service_name: storedName({ id }, "", project.endpointServices),
      project_id: project.id,
      created_at: time,
      updated_at: time,
      ...given,
      id,
    };
  },
});

const connections = resourceKind<Nested<Connection>>({
  name: "connections",
  ...nested(({ endpointServices }) => endpointServices.connections, "id"),
  problem: (value) => nestedProblem(ofConnection, value),
  complete(given, { project, now }) {
    const time = zonedTimestamp(now);
    const own = { id: randomUUID(), domain_id: project.id, endpoint_service_id: "" };
    return { ...own, status: "accepted", created_at: time, updated_at: time, ...given };
  },
});

const permissions = resourceKind<Nested<WhitelistEntry>>({
  name: "permissions",
  ...nested(({ endpointServices }) => endpointServices.whitelists, "permission"),
  problem({ updated_at = "", ...value }: { readonly updated_at?: unknown }) {
    if (typeof updated_at !== "string") return "updated_at: must be a text";
    if (!("permission" in value)) return "permission: is required";
    return nestedProblem(ofEntry, value);
  },
  complete: (given, { now }) => ({
    id: randomUUID(),
    permission: "",
    endpoint_service_id: "",
    created_at: zonedTimestamp(now),
    ...given,
  }),
});

const serverResources = resourceKind<Nested<Schemas["ServerResource"]>>({
  name: "server_resources",
  ...nested(({ endpointServices }) => endpointServices.serverResources, "resource_id"),
  problem: (value) => nestedProblem(ofResource, value),
  complete: (given) => ({ resource_id: "", endpoint_service_id: "", ...given }),
});

const quotas = resourceKind<Required<Schemas["EndpointQuota"]>>({
  name: "endpoint_quotas",
  ...inMap(({ endpointServices }) => endpointServices.quotas, "type"),
  problem: (value) =>
    "type" in value ? modelProblem(ofQuota, value) : "type: is required, such as endpoint_service",
  complete: (given) => ({ type: "", used: 0, quota: 0, ...given }),
  belongsToAccount: () => true,
});

/** What of endpoint services seeds and snapshots have. */
export const endpointServiceResources: readonly ResourceKind[] = [
  services,
  connections,
  permissions,
  serverResources,
  quotas,
];
