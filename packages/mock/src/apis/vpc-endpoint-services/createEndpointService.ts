import type { ValidationIssue } from "@hcnet/runtime";
import type { components, operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler, Received } from "../../operation.js";
import { randomUUID } from "../../platform/random.js";
import { type Rejection, reject } from "../../rejection.js";
import { isUuid } from "../addresses.js";
import { zonedTimestamp } from "../timestamps.js";
import { checkPort, checkSubnets, portErrors } from "./back-end.js";
import { backEndErrors, backEndIssue, firstOf, projectIssue } from "./issues.js";
import { storedName } from "./names.js";
import { checkRepeated, checkShared, storedMappings } from "./ports.js";
import type { EndpointService, EndpointServices } from "./state.js";
import { checkTags } from "./tags.js";
import { asChanged } from "./views.js";

type Request = Received<components["schemas"]["CreateEndpointServiceRequestBody"]>;

const errors = [
  "badProject",
  ...backEndErrors,
  "portMappingConflict",
  ...portErrors,
  "badParameter",
  "badServerType",
  "badVpcId",
  "serviceTypeNotCreatable",
  "snatNetworkRequired",
  "emptyTag",
  "duplicateTag",
  "badTag",
  "tooManyTags",
  "badTagKey",
  "badTagValue",
  "quotaExceeded",
] as const;
type Name = (typeof errors)[number];

/**
 * Behaviors `vpc-endpoint-services.server-type`, `vpc-endpoint-services.tags`, as far as the schema
 * states them.
 */
function creationIssue({ instancePath, keyword }: ValidationIssue): Name | undefined {
  if (instancePath === "/server_type") return "badServerType";
  if (instancePath === "/vpc_id") return "badVpcId";
  if (instancePath === "/tags" && keyword === "maxItems") return "tooManyTags";
  if (/^\/tags\/\d+\/key$/.test(instancePath)) {
    return keyword === "minLength" ? "emptyTag" : "badTagKey";
  }
  return /^\/tags\/\d+\/value$/.test(instancePath) ? "badTagValue" : undefined;
}

/** Behavior `vpc-endpoint-services.quotas`. */
function checkQuota({ items, quotas }: EndpointServices): Rejection<Name> | undefined {
  const { quota = Number.POSITIVE_INFINITY } = quotas.get("endpoint_service") ?? {};
  if (items.size < quota) return undefined;
  return reject("quotaExceeded", `The quota of ${quota} endpoint services is used up`);
}

/** What the schema cannot say of the request alone. */
function checkRequest(request: Request): Rejection<Name> | undefined {
  if (!isUuid(request.vpc_id)) return reject("badVpcId", "vpc_id: must be a UUID");
  if (request.service_type === "gateway") {
    return reject("serviceTypeNotCreatable", "service_type: must be interface");
  }
  if (request.ip_version === "ipv6" && request.snat_network_id === undefined) {
    const message = "snat_network_id: is required when ip_version is ipv6";
    return reject("snatNetworkRequired", message);
  }
  return checkTags(request.tags ?? []);
}

/** The properties of a new service in addition to those of the request. */
function newService(
  { snat_network_id: _, service_name = "", ports, tags, ...rest }: Request,
  projectId: string,
  state: EndpointServices,
  now: Date,
): EndpointService {
  const id = randomUUID();
  return {
    approval_enabled: true,
    service_type: "interface",
    tcp_proxy: "close",
    ...rest,
    id,
    ...(state.poolId === undefined ? {} : { pool_id: state.poolId }),
    // As behavior `vpc-endpoint-services.service-states` has it; the documented response shows a
    // service that is available already.
    status: "creating",
    service_name: storedName({ id }, service_name, state),
    project_id: projectId,
    created_at: zonedTimestamp(now),
    updated_at: zonedTimestamp(now),
    ports: storedMappings(ports, state),
    ...(tags && { tags }),
    supported_editions: ["basic"],
  };
}

export const createEndpointService: OperationHandler<operations["createEndpointService"], Name> = {
  errors,
  nameIssue: firstOf<Name>(projectIssue, backEndIssue, creationIssue),
  handle({ project, body, now, behaviors, begin }) {
    const { endpointServices: state } = project;
    const service = newService(body, project.id, state, now);
    const rejection =
      checkRequest(body) ??
      checkPort(service, project, behaviors) ??
      checkSubnets(body.vpc_id, project, behaviors) ??
      checkRepeated(service.ports ?? [], behaviors["vpc-endpoint-services.duplicate-ports"]) ??
      checkShared(service, state) ??
      checkQuota(state);
    if (rejection !== undefined) return rejection;
    state.items.set(service.id, service);
    begin("endpoint_services.create", service.id);
    return { status: 200, body: asChanged(service) };
  },
};
