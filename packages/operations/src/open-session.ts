import type { InProcessCloud } from "@hcnet/mock/browser";
import { createSession, type Session, type SessionOptions } from "@hcnet/runtime";
import { API_NAMES, type ApiName, loadApi } from "./apis.js";
import { loadMockApi } from "./mock-apis.js";

/** Where to call and as whom. */
export interface ConnectionOptions {
  readonly region?: string | undefined;
  readonly projectId?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly profile?: string | undefined;
}

/**
 * Opens a session with the credentials of this machine.
 *
 * @throws InvalidArgumentError when no region is configured.
 */
export async function openSession(options: ConnectionOptions): Promise<Session> {
  const { region, projectId, endpoint, profile } = options;
  const { defaultChain, fromProfile } = await import("@hcnet/runtime/node");
  const credentials = profile === undefined ? defaultChain() : fromProfile({ profile });
  const given = { region, projectId, endpoint, credentials };
  return createSession(given as SessionOptions);
}

/** Opens a session with a new mock cloud of all APIs in this process. */
export async function openMockSession(
  options: ConnectionOptions,
): Promise<{ readonly session: Session; readonly mock: InProcessCloud }> {
  const mock = await createMock(API_NAMES, options);
  return { session: sessionOf(mock, options), mock };
}

/** Opens a session with a new mock cloud of one API, which loads faster than that of all APIs. */
export async function openMockApiSession(
  api: ApiName,
  options: ConnectionOptions,
): Promise<Session> {
  const names = [api, ...(loadApi(api).namedBy as readonly ApiName[])];
  return sessionOf(await createMock(names, options), options);
}

async function createMock(
  names: readonly ApiName[],
  { region }: ConnectionOptions,
): Promise<InProcessCloud> {
  const [{ createMockCloud }, ...apis] = await Promise.all([
    import("@hcnet/mock/browser"),
    ...names.map(loadMockApi),
  ]);
  return createMockCloud({ apis, region });
}

function sessionOf(mock: InProcessCloud, { projectId }: ConnectionOptions): Session {
  const { credentials, fetch, identity } = mock;
  const [project] = identity.projects;
  if (project === undefined) throw new Error("identity.projects: expected one, got none");
  // A project that a region comes with has the name of the region.
  const { id, name: region } = project;
  return createSession({ region, projectId: projectId ?? id, credentials, fetch });
}
