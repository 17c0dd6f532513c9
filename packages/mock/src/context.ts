import { InvalidArgumentError } from "@hcnet/runtime";
import type { ApiModule } from "./api-module.js";
import type { BehaviorChoices } from "./apis/types.js";
import type { MockSecrets } from "./auth/credentials.js";
import { behaviorsOf, chooseBehaviors } from "./behaviors/index.js";
import { Faults } from "./faults/faults.js";
import type { FaultRule } from "./faults/rule.js";
import type { CloudContext } from "./gateway/cloud-context.js";
import { createHttpDate } from "./gateway/http-date.js";
import { RateLimit, type RateLimitOptions } from "./gateway/rate-limit.js";
import { defaultRegion } from "./gateway/region.js";
import { createRoutes } from "./gateway/routes.js";
import { createIdentity, type IdentityOptions } from "./identity/identity.js";
import { createJournal } from "./journal/journal.js";
import { checkOptionNames, readGiven } from "./known-options.js";
import { DynamicBodies } from "./prefer/dynamic.js";
import { createClock, type SourcedClock } from "./state/clock.js";
import { isRegion } from "./state/project-key.js";
import { Store } from "./state/store.js";
import { chooseDurations, type TransitionsOption, transitionsOf } from "./transitions/index.js";

/** Settings of a cloud. */
export interface MockCloudOptions {
  /**
   * Access key and token that the cloud accepts.
   *
   * @default generated for each cloud
   */
  readonly credentials?: Partial<MockSecrets> | undefined;
  /**
   * Users, projects and account that IAM knows.
   *
   * @default one of each
   */
  readonly identity?: IdentityOptions | undefined;
  /**
   * Time source of the cloud's clock.
   *
   * @default the machine's time
   */
  readonly now?: (() => Date) | undefined;
  /**
   * Fault rules, which make calls fail.
   *
   * @default []
   * @example
   * ```ts
   * const cloud = createMockCloud({ faults: [{ times: 1, effect: { type: "response", status: 503 } }] });
   * ```
   */
  readonly faults?: readonly FaultRule[] | undefined;
  /**
   * Maximum number of calls of a project to an operation in a unit of time.
   *
   * @default no limit
   * @example
   * ```ts
   * const cloud = createMockCloud({ rateLimit: { limit: 100, per: "minute" } });
   * ```
   */
  readonly rateLimit?: RateLimitOptions | undefined;
  /**
   * Region of requests whose host names none.
   *
   * @default "cn-north-4"
   */
  readonly region?: string | undefined;
  /**
   * Choices for behaviors that can be switched, by id.
   *
   * @default the first choice of each
   * @example
   * ```ts
   * const cloud = createMockCloud({ behaviors: { "publicips.unbind-unbound": "reject" } });
   * ```
   */
  readonly behaviors?: Partial<BehaviorChoices> | undefined;
  /**
   * How long changes of state take on the clock.
   *
   * @default "timed"
   */
  readonly transitions?: TransitionsOption | undefined;
}

/** What there is of a cloud, and its clock, which only its owner may move. */
export interface CloudParts extends CloudContext {
  readonly clock: SourcedClock;
}

const NAMES = [
  "credentials",
  "identity",
  "now",
  "faults",
  "rateLimit",
  "region",
  "behaviors",
  "transitions",
] as const satisfies (keyof MockCloudOptions)[];

/** Puts together what a cloud of some APIs consists of. */
export function createContext(
  apis: readonly ApiModule[],
  options: MockCloudOptions = {},
): CloudParts {
  // Outside of readGiven: that an API is incomplete is no fault of the options.
  const served = { apis, routes: createRoutes(apis), store: new Store(apis) };
  return readGiven("options", () => createParts(served, options));
}

function createParts(
  served: Pick<CloudParts, "apis" | "routes" | "store">,
  options: MockCloudOptions,
): CloudParts {
  const { apis, routes } = served;
  checkOptionNames(options, NAMES);
  const clock = createClock(options.now ?? (() => new Date()));
  const region = options.region ?? defaultRegion(apis);
  if (!isRegion(region)) {
    const got = JSON.stringify(region);
    throw new InvalidArgumentError(`region: expected a region id such as cn-north-4, got ${got}`);
  }
  const faults = new Faults(routes.all);
  faults.add(options.faults ?? []);
  const identity = createIdentity(options.identity ?? {}, options.credentials, region);
  const { token, accessKeyId, secretAccessKey } = identity.credentials;
  const documents = apis.map(({ document }) => document);
  return {
    ...served,
    identity,
    now: clock.now,
    faults,
    dynamicBodies: new DynamicBodies(),
    rateLimit: options.rateLimit && new RateLimit(options.rateLimit),
    httpDate: createHttpDate(),
    journal: createJournal(documents, [token, accessKeyId, secretAccessKey]),
    region,
    behaviors: chooseBehaviors(behaviorsOf(apis), options.behaviors),
    durations: chooseDurations(transitionsOf(apis), options.transitions),
    finishers: Object.assign({}, ...apis.map(({ finish }) => finish)),
    clock,
  };
}
