import { InvalidArgumentError } from "@hcnet/runtime";
import { randomUUID } from "../../platform/random.js";
import { isUuid } from "../addresses.js";
import { zonedTimestamp } from "../timestamps.js";
import type { Connection, EndpointServices } from "./state.js";
import type { endpointServiceTransitions } from "./transitions.js";
import { whitelistOf } from "./whitelist.js";

/** An endpoint that connects to a service. */
export interface NewEndpoint {
  /** Project that owns the service. */
  readonly projectId: string;
  /** Region of the service; that of the cloud by default. */
  readonly region?: string | undefined;
  readonly serviceId: string;
  /** Account that owns the endpoint; that of the cloud by default, which every service admits. */
  readonly domainId?: string | undefined;
  /** A UUID; drawn if omitted. */
  readonly id?: string | undefined;
  readonly description?: string | undefined;
}

/** Which endpoint, of which service. */
export interface KnownEndpoint extends Pick<NewEndpoint, "projectId" | "region" | "serviceId"> {
  readonly id: string;
}

/** What a project's services are, and how a change of state begins. */
export interface EndpointsContext {
  readonly state: EndpointServices;
  readonly now: Date;
  /** Account of the cloud. */
  readonly ownDomainId: string;
  begin(transition: keyof typeof endpointServiceTransitions, id: string): void;
}

/**
 * Behaviors `vpc-endpoint-services.whitelist`, `vpc-endpoint-services.whitelist-access`. Entries
 * for parts of an organization let no one in: there are none.
 */
function isAdmitted({ state, ownDomainId }: EndpointsContext, serviceId: string, domainId: string) {
  const entries = whitelistOf(state, serviceId);
  const names = ["*", domainId, `iam:domain::${domainId}`];
  return domainId === ownDomainId || names.some((name) => entries.has(name));
}

function nextMarker(connections: Iterable<Connection>): number {
  let last = 0;
  for (const { marker_id = 0 } of connections) last = Math.max(last, Number(marker_id));
  return last + 1;
}

/**
 * Connects an endpoint, which no call of an API does
 * (`vpc-endpoint-services.connection-states`, `vpc-endpoint-services.busy-service`,
 * `vpc-endpoint-services.whitelist-access`).
 *
 * @throws InvalidArgumentError when there is no such service, it does not take connections, or the
 * account is not on its whitelist.
 */
export function connectEndpoint(context: EndpointsContext, endpoint: NewEndpoint): Connection {
  const { state, now, ownDomainId } = context;
  const { serviceId, description } = endpoint;
  const id: string = endpoint.id ?? randomUUID();
  const domainId: string = endpoint.domainId ?? ownDomainId;
  const service = state.items.get(serviceId);
  if (service === undefined) {
    throw new InvalidArgumentError(`serviceId: no service ${serviceId} in this project`);
  }
  if (service.status !== "available") {
    throw new InvalidArgumentError(`serviceId: the service is ${service.status}, not available`);
  }
  if (!isUuid(id)) throw new InvalidArgumentError("id: must be a UUID");
  if ([...state.connections.values()].some((those) => those.has(id))) {
    throw new InvalidArgumentError(`id: there is an endpoint ${id} already`);
  }
  if (!isAdmitted(context, serviceId, domainId)) {
    const message = `domainId: account ${domainId} is not on the whitelist of the service`;
    throw new InvalidArgumentError(message);
  }
  const connections = state.connections.get(serviceId) ?? new Map<string, Connection>();
  state.connections.set(serviceId, connections);
  const waits = service.approval_enabled === true;
  const connection: Connection = {
    id,
    marker_id: nextMarker(connections.values()),
    created_at: zonedTimestamp(now),
    updated_at: zonedTimestamp(now),
    domain_id: domainId,
    status: waits ? "pendingAcceptance" : "creating",
    ...(description === undefined ? {} : { description }),
  };
  connections.set(id, connection);
  if (!waits) context.begin("endpoint_connections.accept", id);
  return connection;
}

/**
 * Removes an endpoint, regardless of its state: it is `deleting`, then gone.
 *
 * @throws InvalidArgumentError when the service has no such endpoint.
 */
export function removeEndpoint(context: EndpointsContext, { serviceId, id }: KnownEndpoint): void {
  const connections = context.state.connections.get(serviceId);
  const connection = connections?.get(id);
  if (connection === undefined) {
    throw new InvalidArgumentError(`id: service ${serviceId} has no endpoint ${id}`);
  }
  const updated_at = zonedTimestamp(context.now);
  connections?.set(id, { ...connection, status: "deleting", updated_at });
  context.begin("endpoint_connections.remove", id);
}
