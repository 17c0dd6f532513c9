import { lazyAdmin } from "./admin/lazy.js";
import { apis } from "./apis/index.js";
import type { MockCredentials } from "./auth/credentials.js";
import { createContext, type MockCloudOptions } from "./context.js";
import { createEndpoints, type MockEndpoints } from "./endpoints.js";
import type { MockFaults } from "./faults/faults.js";
import { fetchFrom } from "./fetch.js";
import type { Directory } from "./identity/directory.js";
import type { Journal } from "./journal/journal.js";
import { type ListenOptions, listen, type MockServer } from "./server.js";
import type { Clock } from "./state/clock.js";
import { type Seed, seedStore } from "./state/seed.js";
import { settleAll } from "./state/settle.js";
import { loadStore, type Snapshot, saveStore } from "./state/snapshot.js";

/** A cloud of its own: two of them share nothing. */
export interface MockCloud {
  /** Answers without a network. Bound, so it can be given to a client as its `fetch`. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** What the cloud accepts. */
  readonly credentials: MockCredentials;
  /** Who may ask IAM for a token, with their passwords, and for which projects. */
  readonly identity: Pick<Directory, "domain" | "users" | "projects">;
  /** The time of the cloud, which tests can move. */
  readonly clock: Clock;
  /** Everything that was asked for or changed, as JSON, with the clock; see `restore`. */
  snapshot(): Snapshot;
  /**
   * Takes over a snapshot in place of all that there is, also of another cloud. Credentials, fault
   * rules and the journal stay.
   *
   * @throws InvalidArgumentError naming the member that is wrong; then nothing has changed.
   */
  restore(snapshot: Snapshot): void;
  /**
   * Puts resources into projects, those that calls need and cannot make among them.
   *
   * @throws InvalidArgumentError naming the member that is wrong; nothing of that seed is put then.
   */
  seed(seeds: Seed | readonly Seed[]): void;
  /** Serves over HTTP, on 127.0.0.1 and any free port by default. */
  listen(options?: ListenOptions): Promise<MockServer>;
  /** Endpoints of other accounts, which connect to endpoint services and no call of the APIs makes. */
  readonly endpoints: MockEndpoints;
  /** The rules by which calls go wrong. */
  readonly faults: MockFaults;
  /**
   * Forgets every change; each project starts anew. The clock stays as it is, and so does the journal.
   * Fault rules stay, and start to count anew.
   */
  reset(): void;
  /** The recent calls, and a way to be told of each. */
  readonly journal: Journal;
}

/**
 * Makes a mock cloud that answers the operations of the five APIs. Every project, whatever its id
 * and region, starts with its own copy of the resources of the documented examples.
 *
 * @throws InvalidArgumentError when an option cannot be used; the message names it.
 */
export function createMockCloud(options: MockCloudOptions = {}): MockCloud {
  const context = createContext(apis, options);
  const { faults, identity, store, clock, region, finishers } = context;
  const { domain, users, projects } = identity.directory;
  const cloud: MockCloud = {
    fetch: (input, init) => fetchFrom(context, input, init),
    credentials: identity.credentials,
    identity: { domain, users, projects },
    clock,
    snapshot() {
      settleAll(store, clock.now(), finishers);
      return saveStore(store, clock);
    },
    restore: (snapshot) => loadStore(store, clock, snapshot),
    seed: (seeds) => seedStore(store, seeds, { region, now: clock.now() }),
    endpoints: createEndpoints(context),
    async listen({ admin = false, ...listenOptions } = {}) {
      if (admin === false) return listen(context, listenOptions);
      const adminOptions = admin === true ? {} : admin;
      return listen(context, listenOptions, lazyAdmin({ cloud, parts: context }, adminOptions));
    },
    faults,
    reset() {
      store.reset();
      faults.restart();
      context.dynamicBodies.restart();
      context.rateLimit?.restart();
    },
    journal: context.journal,
  };
  return cloud;
}
