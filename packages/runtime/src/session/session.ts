import { type Credentials, checkCredentials } from "../credentials/credentials.js";
import type { ServiceDescriptor } from "../descriptor.js";
import { InvalidArgumentError } from "../errors/errors.js";
import { withHeader } from "../headers.js";
import { signRequest } from "../signing/sign.js";
import {
  checkEndpointSource,
  type EndpointOption,
  type EndpointSource,
  resolveEndpoint,
} from "./endpoints.js";

/** The part of `fetch` that a session uses; `createMockCloud().fetch` and the global one fit. */
export type FetchFunction = (url: string, init: RequestInit) => Promise<Response>;

interface CommonOptions {
  /** Id of the project whose resources are meant. It goes into every path. */
  readonly projectId: string;
  readonly credentials: Credentials;
  /** Sends the requests; the global `fetch` by default. */
  readonly fetch?: FetchFunction | undefined;
  /** How long one call may take, in milliseconds; 60,000 by default. */
  readonly timeoutMs?: number | undefined;
}

/** A session needs a region, an endpoint, or both; an endpoint wins. */
export type SessionOptions = CommonOptions &
  (
    | { readonly region: string; readonly endpoint?: EndpointOption | undefined }
    | { readonly region?: string | undefined; readonly endpoint: EndpointOption }
  );

/** A request before credentials are added. */
export interface UnsignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * Who calls, where and for which project: what all clients of one program can share.
 *
 * Holds no connection and no state of a call; printing it shows no secret.
 */
export class Session {
  readonly region: string | undefined;
  readonly projectId: string;
  readonly timeoutMs: number;
  readonly #source: EndpointSource;
  readonly #credentials: Credentials;
  readonly #fetch: FetchFunction;

  /** Use {@link createSession}. */
  constructor(options: SessionOptions) {
    if (typeof options !== "object" || options === null) {
      throw new InvalidArgumentError("options: give a region, a projectId and credentials");
    }
    const { region, endpoint, projectId, timeoutMs = DEFAULT_TIMEOUT_MS, fetch } = options;
    checkEndpointSource({ region, endpoint });
    if (typeof projectId !== "string" || !/^[0-9a-zA-Z-]{1,64}$/.test(projectId)) {
      throw new InvalidArgumentError(
        "projectId: must be 1 to 64 letters, digits or hyphens, such as cfa563efb77d4b6d9960781d82530fd8",
      );
    }
    checkTimeout(timeoutMs);
    if (fetch !== undefined && typeof fetch !== "function") {
      throw new InvalidArgumentError("fetch: must be a function");
    }
    this.region = region;
    this.projectId = projectId;
    this.timeoutMs = timeoutMs;
    this.#source = { region, endpoint: typeof endpoint === "object" ? { ...endpoint } : endpoint };
    this.#credentials = checkCredentials(options.credentials);
    this.#fetch = fetch ?? ((url, init) => globalThis.fetch(url, init));
  }

  /** Base URL of a service. */
  endpointOf(service: ServiceDescriptor): string {
    return resolveEndpoint(service, this.#source);
  }

  /** Adds the credentials and sends. Redirects are handed back, never followed with credentials. */
  async send(request: UnsignedRequest): Promise<Response> {
    const { method, url, body, signal } = request;
    const headers = await this.#authorize(request);
    // As a plain function: a browser refuses to run its `fetch` as a method of something else.
    const fetch = this.#fetch;
    return fetch(url, {
      method,
      headers,
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async #authorize(request: UnsignedRequest): Promise<Record<string, string>> {
    const credentials = this.#credentials;
    if ("token" in credentials) {
      return withHeader(request.headers, "X-Auth-Token", credentials.token);
    }
    const toSign = {
      ...request,
      headers: withHeader(request.headers, "X-Project-Id", this.projectId),
    };
    // The platform sends its own Host, the one in the URL; browsers refuse to have it set.
    const { Host: _, ...headers } = await signRequest(toSign, credentials);
    return headers;
  }
}

/** Checks a time limit given in milliseconds. */
export function checkTimeout(timeoutMs: number): void {
  if (!Number.isFinite(timeoutMs) || timeoutMs <= 0 || timeoutMs > 2_147_483_647) {
    throw new InvalidArgumentError("timeoutMs: must be a number of milliseconds above 0");
  }
}

/**
 * Creates a session.
 *
 * @throws InvalidArgumentError naming the first option that is missing or wrong.
 */
export function createSession(options: SessionOptions): Session {
  return new Session(options);
}
