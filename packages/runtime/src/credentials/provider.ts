import type { EndpointSource } from "../session/endpoints.js";
import type { CallListener } from "../telemetry/events.js";
import type { Transport } from "../transport/transport.js";
import type { ProvidedCredentials } from "./credentials.js";

/** What a provider may use. */
export interface ProviderContext {
  /** Sends a request the way the session does; neither signed nor repeated. */
  readonly send: Transport;
  /** Region of the session, if it has one. */
  readonly region: string | undefined;
  /** Project of the session, if it was given one. */
  readonly projectId: string | undefined;
  /** Name of that project, if the session was given one; else the region's. */
  readonly projectName?: string | undefined;
  /** Base URL of IAM, such as `https://iam.cn-north-4.myhuaweicloud.com`, without a slash at the end. */
  readonly iamEndpoint: string;
  /** Ends the attempt to get credentials. */
  readonly signal?: AbortSignal | undefined;
  /** The time as the service sees it. */
  readonly now: () => Date;
}

/** What a session gives to its providers, before the endpoint of IAM is worked out. */
export interface SharedContext extends Omit<ProviderContext, "iamEndpoint" | "signal"> {
  /** The time as this machine sees it, in milliseconds; by default the same as `now`. */
  readonly localNow?: (() => number) | undefined;
  readonly endpoints: EndpointSource;
  /** Receives an event when credentials cannot be refreshed. */
  readonly listener?: CallListener | undefined;
}

/** Options of a session that are configured together with credentials. */
export interface ProviderSettings {
  readonly region?: string | undefined;
  readonly projectId?: string | undefined;
  readonly projectName?: string | undefined;
  readonly endpointSuffix?: string | undefined;
  /** Base URL of IAM. */
  readonly iamEndpoint?: string | undefined;
}

/**
 * Gets credentials, again at each call; a session caches them and calls the provider again before they
 * expire.
 */
export interface CredentialProvider {
  (context: ProviderContext): Promise<ProvidedCredentials>;
  /**
   * Returns what a session that was not given its region or project takes from the same place;
   * undefined if nothing is configured there. Called once, when the session is created.
   */
  readonly settings?: (() => ProviderSettings | undefined) | undefined;
}

/** What the session takes its credentials from. */
export interface CredentialSource {
  /** The credentials to use now; synchronously while they are fresh. */
  get(): ProvidedCredentials | Promise<ProvidedCredentials>;
  /**
   * Drops the cached credentials if they are those that the service rejected.
   *
   * @returns whether `get` may return others: false for credentials that nothing can refresh.
   */
  invalidate(rejected: ProvidedCredentials): boolean;
}
