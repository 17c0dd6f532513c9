import type { CloudParts } from "../../context.js";
import { checkOptionNames } from "../../known-options.js";
import { applyDueTransitions } from "../../state/due-transitions.js";
import {
  connectEndpoint,
  type EndpointsContext,
  type KnownEndpoint,
  type NewEndpoint,
  removeEndpoint,
} from "./endpoints.js";
import type { Connection } from "./state.js";

/** Endpoints of other accounts, which connect to the endpoint services of a cloud. */
export interface MockEndpoints {
  /**
   * Connects one. It waits for approval if its service asks for that, else it is being set up.
   *
   * @throws InvalidArgumentError when there is no such service, it is not available, or its
   * whitelist does not name the account.
   */
  connect(endpoint: NewEndpoint): Connection;
  /**
   * Removes one, which is `deleting` and then gone.
   *
   * @throws InvalidArgumentError when the service has no such endpoint.
   */
  remove(endpoint: KnownEndpoint): void;
}

const KNOWN = ["projectId", "region", "serviceId", "id"] satisfies (keyof KnownEndpoint)[];

function contextOf(
  { store, region, now, durations, finishers, identity }: CloudParts,
  endpoint: Pick<NewEndpoint, "projectId" | "region">,
): EndpointsContext {
  const time = now();
  const key = { region: endpoint.region ?? region, id: endpoint.projectId };
  const project = store.project(key);
  applyDueTransitions(project, time, finishers);
  return {
    state: project.endpointServices,
    now: time,
    ownDomainId: identity.directory.domain.id,
    begin: (transition, id) =>
      project.timeline.add({ at: time.getTime() + durations[transition], transition, id }),
  };
}

/** The endpoints of a cloud. */
export function createEndpoints(parts: CloudParts): MockEndpoints {
  return {
    connect(endpoint) {
      checkOptionNames(endpoint, [...KNOWN, "domainId", "description"], "endpoint");
      return connectEndpoint(contextOf(parts, endpoint), endpoint);
    },
    remove(endpoint) {
      checkOptionNames(endpoint, KNOWN, "endpoint");
      removeEndpoint(contextOf(parts, endpoint), endpoint);
    },
  };
}
