import type { MockIamProject } from "../directory.js";
import { IAM_PATHS, type ListLinks, type ProjectAnswer } from "../facts.js";
import type { IamCall, IamOperation } from "./operation.js";

function wanted({ identity, query }: IamCall): readonly MockIamProject[] {
  const { directory } = identity;
  const [name, domainId] = [query.get("name"), query.get("domain_id")];
  if (domainId !== null && domainId !== directory.domain.id) return [];
  if (name === null) return directory.projects;
  const found = directory.projectNamed(name);
  return found === undefined ? [] : [found];
}

/** Lists projects; `name` finds the one of a region. */
export const keystoneListProjects: IamOperation = {
  operationId: "KeystoneListProjects",
  method: "GET",
  path: IAM_PATHS.projects,
  authenticated: true,
  readsBody: false,
  handle(call) {
    const base = `https://${call.request.header("host") ?? ""}${IAM_PATHS.projects}`;
    const { domain } = call.identity.directory;
    const projects = wanted(call).map(
      ({ id, name }): ProjectAnswer => ({
        id,
        name,
        description: "",
        domain_id: domain.id,
        parent_id: domain.id,
        is_domain: false,
        enabled: true,
        links: { self: `${base}/${id}` },
      }),
    );
    const links: ListLinks = { next: null, previous: null, self: base };
    return { status: 200, body: { links, projects } };
  },
};
