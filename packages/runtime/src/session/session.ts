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
   * Id of the project whose resources are meant. It goes into every path. Without one it is the
   * one that comes with the credentials, else it is looked up: IAM's project named like the region.
   */
  readonly projectId?: string | undefined;
  /** Name of the project instead of its id; looked up in IAM, the region's by default. */
  readonly projectName?: string | undefined;
  /** What proves who is calling, or what gets it, such as `fromPassword`. */
  readonly credentials: Credentials | CredentialProvider;
  /** When credentials that a provider gave are renewed. */
  readonly refresh?: RefreshOptions | undefined;
  /** Domain in which the endpoints are, such as `myhuaweicloud.eu`; that of the API by default. */
  readonly endpointSuffix?: string | undefined;
  /** The cloud that serves the APIs, such as `otc` of `@hcnet/runtime/clouds`; Huawei Cloud by default. */
  readonly cloud?: Cloud | undefined;
  /** Sends the requests instead of the platform's own transport. */
  readonly fetch?: FetchFunction | undefined;
  /** The same, for a transport such as that of `createNodeTransport`. */
  readonly transport?: Transport | undefined;
  /** How long one call may take with all its attempts, in milliseconds; 60,000 by default. */
  readonly timeoutMs?: number | undefined;
  /** How long one attempt may take, in milliseconds; 20,000 by default. */
  readonly attemptTimeoutMs?: number | undefined;
  /** When and how calls are repeated; false for never. */
  readonly retry?: RetryOptions | false | undefined;
  /** Holds calls back; see `createLimiter`. */
  readonly limiter?: Limiter | undefined;
  /** Receives an event for every call and attempt. */
  readonly listener?: CallListener | undefined;
  /** A longer response, decoded, is an error, in bytes; 64 MiB by default. */
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
