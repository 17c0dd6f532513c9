import type { components, operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";
import { projectIssue } from "./issues.js";
import {
  type EndpointService,
  type EndpointServices,
  unknownResourceErrors,
  unknownService,
} from "./state.js";

type Description = components["schemas"]["ListServiceDescribeDetailsResponseBody"];

const errors = [...unknownResourceErrors, "badProject", "idOrName"] as const;

/** A service of the project as others may see it; endpoints of users' services cost money. */
function describe(service: EndpointService): Description {
  const { id, service_name, service_type, created_at, public_border_group, enable_policy } =
    service;
  return {
    id,
    ...(service_name === undefined ? {} : { service_name }),
    ...(service_type === undefined ? {} : { service_type }),
    ...(created_at === undefined ? {} : { created_at }),
    is_charge: true,
    ...(public_border_group === undefined ? {} : { public_border_group }),
    ...(enable_policy === undefined ? {} : { enable_policy }),
  };
}

/** A service of the project or of the operator. */
function find(
  { items, publicServices }: EndpointServices,
  isWanted: (service: { readonly id: string; readonly service_name?: string }) => boolean,
): Description | undefined {
  for (const service of items.values()) if (isWanted(service)) return describe(service);
  const found = publicServices.find(isWanted);
  if (found === undefined) return undefined;
  const { owner: _, ...description } = found;
  return description;
}

/**
 * Behaviors `vpc-endpoint-services.unknown-service`,
 * `vpc-endpoint-services.describe-by-id-or-name`. Projects are apart from one another, so those of
 * others are not found.
 */
export const listServiceDescribeDetails: OperationHandler<
  operations["listServiceDescribeDetails"],
  (typeof errors)[number]
> = {
  errors,
  nameIssue: projectIssue,
  handle({ project, query, behaviors }) {
    const { id, endpoint_service_name: name } = query;
    const isAsked = id !== undefined || name !== undefined;
    const isBoth = id !== undefined && name !== undefined;
    if (
      !isAsked ||
      (isBoth && behaviors["vpc-endpoint-services.describe-by-id-or-name"] === "reject")
    ) {
      return reject("idOrName", "id: exactly one of id and endpoint_service_name is needed");
    }
    const found = find(project.endpointServices, (service) =>
      id === undefined ? service.service_name === name : service.id === id,
    );
    if (found === undefined) {
      const field = id === undefined ? "endpoint_service_name" : "id";
      return unknownService(`${field}: no service ${id ?? name}`, behaviors);
    }
    return { status: 200, body: found };
  },
};
