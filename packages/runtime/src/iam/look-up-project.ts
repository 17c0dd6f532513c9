import type { ProvidedCredentials } from "../credentials/credentials.js";
import type { SharedContext } from "../credentials/provider.js";
import { withTimeout } from "../credentials/time-limit.js";
import { ProjectError } from "../errors/project-error.js";
import { parseJson } from "../json.js";
import { collectSecrets } from "../secrets/collect-secrets.js";
import { createRedactor } from "../secrets/redactor.js";
import { checkProjectId } from "../session/project-id.js";
import { describeIamFailure, requestIam } from "./client.js";
import { contextFor } from "./endpoint.js";

const TIMEOUT_MS = 30_000;

/**
 * The project with the given name, by default that of the region.
 *
 * @throws ProjectError saying why there is none, or CredentialsError.
 *
 * Source: IAM API reference, "Querying Project Information" (`GET /v3/projects`).
 */
export async function lookUpProject(
  credentials: ProvidedCredentials,
  shared: SharedContext,
): Promise<string> {
  const context = contextFor(shared);
  const { region, projectName: name = region } = context;
  if (name === undefined) {
    throw new ProjectError("projectId: required without a region to look up the project by");
  }
  const path = `/v3/projects?name=${encodeURIComponent(name)}`;
  const which = context.projectName === undefined ? "for region" : "named";
  const fail = (why: string, cause?: unknown) =>
    new ProjectError(`No project ${which} "${name}": ${why}`, { region, cause });
  const ask = (signal: AbortSignal) =>
    requestIam({ ...context, signal }, { method: "GET", path, credentials });
  const late = () => fail(`IAM at ${context.iamEndpoint} did not respond within ${TIMEOUT_MS} ms`);
  const response = await withTimeout(TIMEOUT_MS, ask, late).catch((cause: unknown) => {
    throw cause instanceof ProjectError ? cause : fail(describeIamFailure(cause, context), cause);
  });
  const ids = projectIds(response.body, name);
  if (ids === undefined) throw fail(`IAM at ${context.iamEndpoint} did not return projects`);
  const [id, ...others] = ids;
  if (id === undefined) {
    throw fail("no project with this name is visible to these credentials; set projectId");
  }
  if (others.length > 0) {
    const redact = createRedactor(collectSecrets({ credentials }));
    throw fail(`expected one, got ${redact(ids.join(", "))}; set projectId to one of them`);
  }
  return id;
}

/** The ids of the projects with this name; others would be there if the filter had no effect. */
function projectIds(body: string, name: string): string[] | undefined {
  const { projects } = (parseJson(body) ?? {}) as { projects?: { id: string; name: string }[] };
  try {
    const ids = projects?.filter((project) => project.name === name).map((project) => project.id);
    for (const id of ids ?? []) checkProjectId(id, "projects.id");
    return ids;
  } catch {
    return undefined;
  }
}
