import type { CredentialSource, SharedContext } from "../credentials/provider.js";
import { lazy } from "../lazy.js";
import { checkProjectId } from "./project-id.js";

/** What the session takes its project from. */
export interface ProjectSource {
  /** The id of the project; at once when it is known. */
  get(): string | Promise<string>;
}

/**
 * Where a session takes its project from: the id in the context if there is one, else the one that
 * came with the credentials, else that of the project which bears the name of the region.
 *
 * It is looked up at the first need, once for all who wait, and kept here, never with the
 * credentials. What failed is looked up again at the next need.
 *
 * @throws InvalidArgumentError when the given id cannot be one. `get` rejects with a ProjectError or
 * a CredentialsError.
 */
export function createProjectSource(
  credentials: CredentialSource,
  context: SharedContext,
): ProjectSource {
  const { projectId } = context;
  if (projectId !== undefined) {
    checkProjectId(projectId, "projectId");
    return { get: () => projectId };
  }
  const get = lazy(async () => {
    const given = await credentials.get();
    if (given.projectId !== undefined) return given.projectId;
    // Loaded when it is first needed, for most sessions are given their project.
    const { lookUpProject } = await import("../iam/look-up-project.js");
    return lookUpProject(given, context);
  });
  return { get };
}
