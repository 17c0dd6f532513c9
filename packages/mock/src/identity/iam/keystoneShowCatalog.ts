import { IAM_PATHS } from "../facts.js";
import { catalogFor, iamUrl } from "./catalog.js";
import { type IamOperation, rejectIam } from "./operation.js";

/** Shows the service catalog of a token, which must be for a project. */
export const keystoneShowCatalog: IamOperation = {
  operationId: "KeystoneShowCatalog",
  method: "GET",
  path: IAM_PATHS.catalog,
  authenticated: true,
  readsBody: false,
  handle({ apis, caller, identity, request }) {
    const { projects, projectWithId } = identity.directory;
    const { projectId, anyProject = false } = caller ?? {};
    const project = anyProject ? projects[0] : projectId && projectWithId(projectId);
    if (!project) return rejectIam(403, "X-Auth-Token: expected a token for a project.");
    const catalog = catalogFor(apis, project.name, request);
    const links = { self: iamUrl(request) + IAM_PATHS.catalog };
    return { status: 200, body: { catalog, links } };
  },
};
