import { createDefaultTransport } from "#transport";
import type { RefreshOptions } from "../credentials/cache.js";
import type { Credentials } from "../credentials/credentials.js";
import type { CredentialProvider } from "../credentials/provider.js";
import { createCredentialSource } from "../credentials/source.js";
import type { ServiceDescriptor } from "../descriptor.js";
import { InvalidArgumentError } from "../errors/errors.js";
import { lazy } from "../lazy.js";
import type { Limiter } from "../limit/limiter.js";
import { checkFunctions, checkNames, checkNumber, checkTimeout } from "../options.js";
import { RetryBudget } from "../retry/budget.js";
import { type RetryOptions, retryPolicy } from "../retry/policy.js";
import { waitUntilDeadline } from "../retry/run-attempts.js";
import { ServerClock } from "../retry/server-clock.js";
import { SharedSignals } from "../retry/shared-signals.js";
import type { CallListener } from "../telemetry/events.js";
import { createFetchTransport, type FetchFunction } from "../transport/fetch-transport.js";
import type { Transport } from "../transport/transport.js";
import type { SessionCore } from "./core.js";
import {
  type Cloud,
  checkEndpointSource,
  type EndpointOption,
  type EndpointSource,
  resolveEndpoint,
} from "./endpoints.js";
import { createProjectSource } from "./project.js";

interface CommonOptions {
  /**
   * Id of the project whose resources are meant: 1 to 64 letters, digits or hyphens. It goes into every path.
   *
   * @default the project that comes with the credentials, else IAM's project named like the region
   */
  readonly projectId?: string | undefined;
  /**
   * Name of the project instead of its id; looked up in IAM at the first call.
   *
   * @default the name of the region
   */
  readonly projectName?: string | undefined;
  /**
   * An access key, a token, or a provider that obtains them, such as `fromPassword`.
   *
   * @example
   * ```ts
   * const session = createSession({ region: "cn-north-4", credentials: defaultChain() });
   * ```
   */
  readonly credentials: Credentials | CredentialProvider;
  /**
   * When credentials of a provider are refreshed.
   *
   * @default 5 minutes before they expire
   */
  readonly refresh?: RefreshOptions | undefined;
  /**
   * Domain of the endpoints, such as `myhuaweicloud.eu`.
   *
   * @default the domain of `cloud`, else that of the API's document
   */
  readonly endpointSuffix?: string | undefined;
  /**
   * The cloud that serves the APIs, such as `otc` of `@hcnet/runtime/clouds`.
   *
   * @default Huawei Cloud
   */
  readonly cloud?: Cloud | undefined;
  /**
   * Sends the requests instead of the platform's own transport. Ignored if `transport` is set.
   *
   * @default undefined
   */
  readonly fetch?: FetchFunction | undefined;
  /**
   * Sends the requests, such as a transport of `createNodeTransport`.
   *
   * @default `node:http` on Node.js, `fetch` elsewhere
   */
  readonly transport?: Transport | undefined;
  /**
   * Time limit of a call with all its attempts and delays, in milliseconds: 1 to 2,147,483,647.
   *
   * @default 60_000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Time limit of one attempt, in milliseconds: 1 to 2,147,483,647. An attempt over it is retried.
   *
   * @default 20_000
   */
  readonly attemptTimeoutMs?: number | undefined;
  /**
   * When and how calls are retried; false for never.
   *
   * @default up to 3 attempts, see {@link RetryOptions}
   * @example
   * ```ts
   * const session = createSession({ ...options, retry: { maxAttempts: 5, maxDelayMs: 10_000 } });
   * ```
   */
  readonly retry?: RetryOptions | false | undefined;
  /**
   * Client-side rate limiter for all attempts, such as that of `createLimiter`.
   *
   * @default undefined
   */
  readonly limiter?: Limiter | undefined;
  /**
   * Receives an event for every call and attempt, such as `createLogListener(console)`.
   *
   * @default undefined
   */
  readonly listener?: CallListener | undefined;
  /**
   * Maximum size of a response body after decompression, in bytes, from 1. A larger one fails the call.
   *
   * @default 67_108_864, 64 MiB
   */
  readonly maxResponseBytes?: number | undefined;
}

/**
 * A session needs a region, an endpoint, or both; an endpoint wins. A provider that reads a profile or
 * the environment may bring the region.
 */
export type SessionOptions = CommonOptions &
  (
    | {
        readonly region?: undefined;
        readonly endpoint?: undefined;
        readonly credentials: CredentialProvider & {
          readonly settings: NonNullable<CredentialProvider["settings"]>;
        };
      }
    | {
        /** Id of the region, such as `cn-north-4`. */
        readonly region: string;
        /** Replaces the endpoint of the region, for all APIs or by API. */
        readonly endpoint?: EndpointOption | undefined;
      }
    | {
        /** Id of the region, such as `cn-north-4`; optional with `endpoint`. */
        readonly region?: string | undefined;
        /** The endpoint to call, for all APIs or by API. */
        readonly endpoint: EndpointOption;
      }
  );

const NAMES =
  "region endpoint endpointSuffix cloud projectId projectName credentials refresh fetch transport limiter listener timeoutMs attemptTimeoutMs maxResponseBytes retry";
const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_ATTEMPT_TIMEOUT_MS = 20_000;
const DEFAULT_MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

/**
 * Who calls, where and for which project: what all clients of one program can share.
 *
 * Printing it shows no secret.
 */
export class Session {
  readonly region: string | undefined;
  /** The project that was given; undefined if it is found out at the first call. */
  readonly projectId: string | undefined;
  /** How long one call may take with all its attempts, in milliseconds. */
  readonly timeoutMs: number;
  readonly #source: EndpointSource;
  readonly #core: SessionCore;

  /** Use {@link createSession}. */
  constructor(given: SessionOptions) {
    if (typeof given !== "object" || given === null) {
      throw new InvalidArgumentError("options: region and credentials are required");
    }
    checkNames(given, NAMES);
    const options = withSettings(given);
    const { region, endpoint, endpointSuffix, cloud, projectId } = options;
    this.#source = {
      region,
      endpoint: typeof endpoint === "object" && endpoint !== null ? { ...endpoint } : endpoint,
      endpointSuffix,
      cloud,
    };
    checkEndpointSource(this.#source);
    this.region = region;
    this.projectId = projectId;
    this.#core = createCore(options, this.#source);
    this.timeoutMs = this.#core.timeoutMs;
  }

  /** Base URL of a service. */
  endpointOf(service: ServiceDescriptor): string {
    const endpoint = resolveEndpoint(service, this.#source);
    this.#core.origins.add(new URL(endpoint).origin);
    return endpoint;
  }

  /**
   * The id of the project that calls are made for, found out if it was not given.
   *
   * @throws ProjectError when it cannot be found out; CredentialsError; TimeoutError after `timeoutMs`.
   */
  async resolveProjectId(): Promise<string> {
    // The time limit also keeps the process alive until there is a result.
    return waitUntilDeadline(this.#core, Promise.resolve(this.#core.project.get()), this.timeoutMs);
  }

  /**
   * Closes unused connections now, and the others when their calls are done, as far as the transport
   * can; that of Node does. A session may be used after it: calls open new connections.
   */
  close(): void {
    this.#core.transport.close?.();
  }

  /** @internal What the calls of a session share. */
  static coreOf(session: Session): SessionCore {
    return session.#core;
  }
}

type ResolvedOptions = CommonOptions & EndpointSource;

/** The options, and what the credentials bring of those that were not given. */
function withSettings(given: SessionOptions): ResolvedOptions {
  const { credentials, region, projectId, projectName, endpoint, endpointSuffix, cloud } = given;
  const found = (typeof credentials === "function" && credentials.settings?.()) || {};
  const { iamEndpoint: iam } = found;
  return {
    ...given,
    region: region ?? found.region,
    projectId: projectId ?? (projectName === undefined ? found.projectId : undefined),
    projectName: projectName ?? found.projectName,
    // Where one of them is given, others would lead elsewhere.
    ...([endpoint, endpointSuffix, cloud].every((each) => each === undefined)
      ? { endpointSuffix: found.endpointSuffix, endpoint: iam === undefined ? iam : { iam } }
      : {}),
  };
}

function createCore(options: ResolvedOptions, endpoints: EndpointSource): SessionCore {
  const { fetch, transport, limiter, listener, region, projectId, projectName } = options;
  checkFunctions({ fetch, transport, listener });
  const {
    timeoutMs = DEFAULT_TIMEOUT_MS,
    attemptTimeoutMs = DEFAULT_ATTEMPT_TIMEOUT_MS,
    maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES,
  } = options;
  const send = transport ?? (fetch ? createFetchTransport(fetch) : createDefaultTransport());
  const clock = new ServerClock();
  const context = {
    ...{ send, region, projectId, projectName, endpoints, listener },
    now: () => clock.now(),
    localNow: () => Date.now(),
  };
  const credentials = createCredentialSource(options.credentials, context, options.refresh);
  return {
    transport: send,
    credentials,
    project: createProjectSource(credentials, context),
    clock,
    endpoints,
    origins: new Set(),
    signals: new SharedSignals(),
    budget: new RetryBudget(),
    retry: retryPolicy(options.retry),
    timeoutMs: checkTimeout("timeoutMs", timeoutMs),
    attemptTimeoutMs: checkTimeout("attemptTimeoutMs", attemptTimeoutMs),
    maxResponseBytes: checkNumber("maxResponseBytes", maxResponseBytes),
    limiter,
    loadReporter:
      listener && lazy(async () => (await import("../telemetry/reporter.js")).reportTo(listener)),
  };
}

/**
 * Creates a session.
 *
 * @throws InvalidArgumentError naming the first option that is missing or wrong.
 */
export function createSession(options: SessionOptions): Session {
  return new Session(options);
}
