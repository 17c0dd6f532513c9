import type { MockCloud } from "@hcnet/mock";
import { createSession, type Session, type SessionOptions } from "@hcnet/runtime";

/** Where to call and as whom. */
export interface ConnectionOptions {
  readonly region?: string | undefined;
  readonly projectId?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly profile?: string | undefined;
  /** Calls a new mock cloud in this process. */
  readonly mock?: boolean | undefined;
}

/** The project of the documented examples, and the region that the mock serves by default. */
const MOCK_PROJECT = { region: "cn-north-4", projectId: "26ae5181a416420998eb2093aaed84d9" };

/** A session, and the mock cloud that it calls, if any. */
export interface OpenSession {
  readonly session: Session;
  readonly mock?: MockCloud;
}

/**
 * Opens a session with the credentials of this machine, or with a mock cloud.
 *
 * @throws InvalidArgumentError when no region is configured.
 */
export async function openSession(options: ConnectionOptions): Promise<OpenSession> {
  const { region, projectId, endpoint, profile } = options;
  if (options.mock === true) {
    // Few calls need it, and it takes longer to load than all the rest.
    const { createMockCloud } = await import("@hcnet/mock");
    const mock = createMockCloud();
    const { credentials, fetch } = mock;
    return { session: createSession({ ...MOCK_PROJECT, credentials, fetch }), mock };
  }
  const { defaultChain, fromProfile } = await import("@hcnet/runtime/node");
  const credentials = profile === undefined ? defaultChain() : fromProfile({ profile });
  const given = { region, projectId, endpoint, credentials };
  return { session: createSession(given as SessionOptions) };
}
