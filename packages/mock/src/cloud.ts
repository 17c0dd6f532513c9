import { apis } from "./apis/index.js";
import type { MockCredentials } from "./auth/credentials.js";
import { Faults, type MockFaults } from "./faults/faults.js";
import type { FaultRule } from "./faults/rule.js";
import { fetchFrom } from "./fetch.js";
import type { CloudContext } from "./gateway/exchange.js";
import { createRoutes } from "./gateway/routes.js";
import type { Directory } from "./identity/directory.js";
import { createIdentity, type IdentityOptions } from "./identity/identity.js";
import { createJournal, type Journal } from "./journal/journal.js";
import { DynamicBodies } from "./prefer/dynamic.js";
import { type ListenOptions, listen, type MockServer } from "./server.js";
import { Store } from "./state/store.js";

/** Settings of a cloud. */
export interface MockCloudOptions {
  /** What the cloud accepts; what is left out is drawn anew for each cloud. */
  readonly credentials?: Partial<MockCredentials> | undefined;
  /** Users, projects and account that IAM knows; by default one of each. */
  readonly identity?: IdentityOptions | undefined;
  /** The time; that of the machine by default. */
  readonly now?: (() => Date) | undefined;
  /** Rules by which calls go wrong; none by default. */
  readonly faults?: readonly FaultRule[] | undefined;
}

/** A cloud of its own: two of them share nothing. */
export interface MockCloud {
  /** Answers without a network. Bound, so it can be given to a client as its `fetch`. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** What the cloud accepts. */
  readonly credentials: MockCredentials;
  /** Who may ask IAM for a token, with their passwords, and for which projects. */
  readonly identity: Pick<Directory, "domain" | "users" | "projects">;
  /** Serves over HTTP, on 127.0.0.1 and any free port by default. */
  listen(options?: ListenOptions): Promise<MockServer>;
  /** The rules by which calls go wrong. */
  readonly faults: MockFaults;
  /**
   * Forgets every change; each project starts anew. Fault rules stay, and start to count anew; the
   * journal stays.
   */
  reset(): void;
  /** The recent calls, and a way to be told of each. */
  readonly journal: Journal;
}

/**
 * Makes a mock cloud that answers the operations of the five APIs. Every project, whatever its id,
 * starts with its own copy of the resources of the documented examples.
 *
 * @throws InvalidArgumentError when the given credentials, identity or fault rules cannot be used.
 */
export function createMockCloud(options: MockCloudOptions = {}): MockCloud {
  const [server] = apis[0]?.document.servers ?? [];
  const region = server?.variables?.region?.default ?? "";
  const identity = createIdentity(options.identity ?? {}, options.credentials, region);
  const { domain, users, projects } = identity.directory;
  const routes = createRoutes(apis);
  const faults = new Faults(routes.all);
  faults.add(...(options.faults ?? []));
  const context: CloudContext = {
    apis,
    routes,
    store: new Store(),
    identity,
    now: options.now ?? (() => new Date()),
    faults,
    dynamicBodies: new DynamicBodies(),
    journal: createJournal(apis.map(({ document }) => document)),
  };
  return {
    fetch: (input, init) => fetchFrom(context, input, init),
    credentials: identity.credentials,
    identity: { domain, users, projects },
    listen: (listenOptions) => listen(context, listenOptions),
    faults,
    reset() {
      context.store.reset();
      faults.restart();
      context.dynamicBodies.restart();
    },
    journal: context.journal,
  };
}
