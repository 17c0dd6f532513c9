import type { MockIamProject } from "../directory.js";
import { IAM_PATHS, type ListLinks, type ProjectResponse } from "../facts.js";
import { iamUrl } from "./catalog.js";
import type { IamCall, IamOperation, IamResponse } from "./operation.js";

function wanted({ identity, query }: IamCall): readonly MockIamProject[] {
  const { directory } = identity;
  const [name, domainId] = [query.get("name"), query.get("domain_id")];
  if (domainId !== null && domainId !== directory.domain.id) return [];
  if (name === null) return directory.projects;
  const found = directory.projectNamed(name);
  return found === undefined ? [] : [found];
}

function list(call: IamCall, found: readonly MockIamProject[], path: string): IamResponse {
  const base = iamUrl(call.request);
  const { domain } = call.identity.directory;
  const projects = found.map(
    ({ id, name }): ProjectResponse => ({
      id,
      name,
      description: "",
      domain_id: domain.id,
      parent_id: domain.id,
      is_domain: false,
      enabled: true,
      links: { self: `${base}${IAM_PATHS.projects}/${id}` },
    }),
  );
  const links: ListLinks = { next: null, previous: null, self: base + path };
  return { status: 200, body: { links, projects } };
}

const shared = { method: "GET", authenticated: true, readsBody: false } as const;

/** Lists projects; `name` finds the one of a region. */
export const keystoneListProjects: IamOperation = {
  ...shared,
  operationId: "KeystoneListProjects",
  path: IAM_PATHS.projects,
  handle: (call) => list(call, wanted(call), IAM_PATHS.projects),
};

/** Lists the projects that the caller may get a token for: all of the account. */
export const keystoneListAuthProjects: IamOperation = {
  ...shared,
  operationId: "KeystoneListAuthProjects",
  path: IAM_PATHS.authProjects,
  handle: (call) => list(call, call.identity.directory.projects, IAM_PATHS.authProjects),
};
