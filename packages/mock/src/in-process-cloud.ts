import { InvalidArgumentError } from "@hcnet/runtime";
import type { ApiModule } from "./api-module.js";
import type { MockEndpoints } from "./apis/types.js";
import type { MockCredentials } from "./auth/credentials.js";
import { type CloudParts, createContext, type MockCloudOptions } from "./context.js";
import type { MockFaults } from "./faults/faults.js";
import { fetchFrom } from "./fetch.js";
import type { Directory } from "./identity/directory.js";
import type { Journal } from "./journal/journal.js";
import { readGiven } from "./known-options.js";
import type { Clock } from "./state/clock.js";
import { applyAllDueTransitions } from "./state/due-transitions.js";
import { type Seed, type SeededIdsOf, seedStore } from "./state/seed.js";
import { loadStore, type Snapshot, saveStore } from "./state/snapshot.js";
import { transitionsOf } from "./transitions/index.js";

/** A cloud that runs in process, without any module of Node. Two of them share nothing. */
export interface InProcessCloud {
  /** Handles requests without a network. Bound, so it can be passed to a client as its `fetch`. */
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
   * Puts resources into projects, those that calls need and cannot make among them, and returns
   * their ids by kind, for an array of seeds an array.
   *
   * @throws InvalidArgumentError naming the member that is wrong; nothing of that seed is put then.
   */
  seed<const S extends Seed | readonly Seed[]>(seeds: S): SeededIdsOf<S>;
  /**
   * Endpoints of other accounts, which connect to endpoint services and no call of the APIs makes.
   *
   * @throws InvalidArgumentError when the cloud does not serve `vpc-endpoint-services`.
   */
  readonly endpoints: MockEndpoints;
  /** The rules by which calls go wrong. */
  readonly faults: MockFaults;
  /**
   * Forgets every change; each project starts over. The clock stays as it is, and so does the journal.
   * Fault rules stay, and start counting again.
   */
  reset(): void;
  /** The recent calls, and a way to be told of each. */
  readonly journal: Journal;
}

/** A cloud and what it consists of. */
export interface MadeCloud {
  readonly cloud: InProcessCloud;
  readonly parts: CloudParts;
}

function endpointsOf(parts: CloudParts): () => MockEndpoints {
  const [endpoints] = parts.apis.flatMap(({ createEndpoints }) => createEndpoints?.(parts) ?? []);
  return () => {
    if (endpoints !== undefined) return endpoints;
    throw new InvalidArgumentError(
      "endpoints: must be those of a cloud that serves vpc-endpoint-services",
    );
  };
}

/**
 * Makes a cloud that serves some APIs.
 *
 * @throws InvalidArgumentError when an option cannot be used; the message names it.
 */
export function makeCloud(apis: readonly ApiModule[], options: MockCloudOptions): MadeCloud {
  const parts = createContext(apis, options);
  const { faults, identity, store, clock, region, finishers } = parts;
  const { domain, users, projects } = identity.directory;
  const endpoints = endpointsOf(parts);
  const cloud: InProcessCloud = {
    fetch: (input, init) => fetchFrom(parts, input, init),
    credentials: identity.credentials,
    identity: { domain, users, projects },
    clock,
    snapshot() {
      applyAllDueTransitions(store, clock.now(), finishers);
      return saveStore(store, clock);
    },
    restore: (snapshot) =>
      readGiven("snapshot", () =>
        loadStore(store, clock, snapshot, Object.keys(transitionsOf(apis))),
      ),
    seed: <S extends Seed | readonly Seed[]>(seeds: S) =>
      // An array of seeds returns an array.
      readGiven("seed", () =>
        seedStore(store, seeds, { region, now: clock.now() }),
      ) as SeededIdsOf<S>,
    get endpoints() {
      return endpoints();
    },
    faults,
    reset() {
      store.reset();
      faults.restart();
      parts.dynamicBodies.restart();
      parts.rateLimit?.restart();
    },
    journal: parts.journal,
  };
  return { cloud, parts };
}
