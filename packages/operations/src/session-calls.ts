import {
  createServiceClient,
  createSession,
  redact,
  type Session,
  type SessionOptions,
  type WaitOptions,
} from "@hcnet/runtime";
import { type ApiName, loadValidators, type Operation } from "./apis.js";
import type { CatalogApi, Json } from "./catalog/types.js";

/** The arguments of an operation. */
export interface Input {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** What a call can be told. */
export interface CallSettings {
  readonly signal?: AbortSignal | undefined;
}

interface CallResult {
  readonly data: unknown;
  readonly requestId: string | undefined;
  readonly status: number;
}

type Call = ((input: Input, options?: CallSettings) => { withResponse(): Promise<CallResult> }) & {
  readonly items?: (input: Input, options?: CallSettings) => AsyncIterable<unknown>;
};
type Wait = (input: Input, options?: WaitOptions) => Promise<unknown>;
type Client = Readonly<Record<string, Call & Wait>>;

/** The exact request of a call, without its credentials. */
export interface RequestPreview {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

/** Calls operations within one session. Secrets in responses are redacted. */
export class SessionCalls {
  readonly session: Session;
  readonly #clients = new Map<string, Promise<Client>>();

  constructor(session: Session) {
    this.session = session;
  }

  #client(api: CatalogApi): Promise<Client> {
    const found = this.#clients.get(api.name) ?? createClient(api, this.session);
    this.#clients.set(api.name, found);
    return found;
  }

  /** Calls an operation once. */
  async call(operation: Operation, input: Input, options?: CallSettings): Promise<CallResult> {
    const call = (await this.#client(operation.api))[operation.id] as Call;
    const { data, requestId, status } = await call(input, options).withResponse();
    return { data: redactResponse(operation, data ?? null), requestId, status };
  }

  /** Iterates over the items of all pages of a list. */
  async *items(
    operation: Operation,
    input: Input,
    options?: CallSettings,
  ): AsyncGenerator<unknown> {
    const { items } = (await this.#client(operation.api))[operation.id] as Call;
    const { pagination } = operation.descriptor;
    if (items === undefined || pagination === undefined) return;
    for await (const item of items(input, options)) {
      const page = redactResponse(operation, { [pagination.items]: [item] }) as Json;
      yield (page[pagination.items] as readonly unknown[])[0];
    }
  }

  /** Waits for a state; see `x-waiters`. */
  async wait(operation: Operation, waiter: string, input: Input, options: WaitOptions = {}) {
    const wait = (await this.#client(operation.api))[waiter] as Wait;
    return redactResponse(operation, await wait(input, options));
  }

  /**
   * Returns the request that a call would send, and sends nothing but what finds the project's id.
   *
   * @throws ValidationError, InvalidArgumentError when the call would not be sent.
   */
  async preview(operation: Operation, input: Input): Promise<RequestPreview> {
    const { service } = operation.api;
    let preview: RequestPreview | undefined;
    const recorder = createSession({
      region: this.session.region,
      endpoint: { [service.api]: this.session.endpointOf(service) },
      projectId: await this.session.resolveProjectId(),
      credentials: { token: "unused" },
      retry: false,
      fetch: async (url, { method = "GET", body }) => {
        const sent = typeof body === "string" ? JSON.parse(body) : undefined;
        preview = { method, url, ...(sent === undefined ? {} : { body: sent }) };
        throw new Error("preview: nothing is sent");
      },
    } as SessionOptions);
    const call = (await createClient(operation.api, recorder))[operation.id] as Call;
    const error: unknown = await call(input)
      .withResponse()
      .then(
        () => undefined,
        (reason) => reason,
      );
    if (preview === undefined) throw error;
    const secrets = operation.descriptor.sensitive?.request ?? [];
    return redact(
      preview,
      secrets.map((pointer) => `/body${pointer}`),
    ) as RequestPreview;
  }
}

function redactResponse({ descriptor }: Operation, data: unknown): unknown {
  return redact(data, descriptor.sensitive?.response ?? []);
}

async function createClient(api: CatalogApi, session: Session): Promise<Client> {
  const validators = await loadValidators(api.name as ApiName);
  const table = Object.fromEntries(
    api.operations.map(({ descriptor }) => [descriptor.operationId, descriptor]),
  );
  return createServiceClient<Client>(api.service, table, session, {
    validation: { validators, response: "warn" },
  });
}
