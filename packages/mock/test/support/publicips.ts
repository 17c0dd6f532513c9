import { createClient, type PublicipsClient } from "@hcnet/publicips";
import { validators } from "@hcnet/publicips/validators";
import { expect } from "vitest";
import { publicips } from "../../src/apis/publicips/index.js";
import type { Publicip, Publicips } from "../../src/apis/publicips/state.js";
import { createCredentials } from "../../src/auth/credentials.js";
import type { CloudContext } from "../../src/gateway/exchange.js";
import { createRoutes } from "../../src/gateway/routes.js";
import type { OperationValidators } from "../../src/operation.js";
import { listen } from "../../src/server.js";
import { Store } from "../../src/state/store.js";

export const PROJECT = "26ae5181a416420998eb2093aaed84d9";
export const OTHER_PROJECT = "0123456789abcdef0123456789abcdef";
/** The EIP of the documented update, which is bound to nothing at the start. */
export const PUBLICIP = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
/** The EIPs of the documented page: a prepaid one on a port, and one that is bound to nothing. */
export const PREPAID = "6285e7be-fd9f-497c-bc2d-dd0bdea6efe0";
export const UNBOUND = "80d5b82e-43b9-4f82-809a-37bec5793bd4";
export const PORT = "f588ccfa-8750-4d7c-bf5d-2ede24414706";
export const NOW = new Date("2026-02-03T04:05:06Z");

/** A served cloud of this API alone, whose state a test can reach. */
export interface PublicipCloud {
  readonly client: PublicipsClient;
  readonly other: PublicipsClient;
  /** What the project of `client` has. */
  readonly state: Publicips;
  /** Adds an EIP that no request could make, alike the documented one but for what is given. */
  put(changes: Partial<Publicip> & { readonly id: string }): void;
  /** Sends a request that no client would; the answer is checked as well. */
  send(method: string, path: string, body?: unknown): Promise<Sent>;
  close(): Promise<void>;
}

/** What came back. */
export interface Sent {
  readonly status: number;
  readonly body: { readonly code?: string; readonly message?: string } & Record<string, unknown>;
}

const table: Readonly<Record<string, OperationValidators>> = validators;

function operationOf(method: string, pathname: string): OperationValidators | undefined {
  const item = /\/publicips\/[^/]+$/.test(pathname);
  if (pathname.endsWith("/quotas")) return table.listQuotas;
  const ids: Readonly<Record<string, string>> = item
    ? { GET: "showPublicip", PUT: "updatePublicip", DELETE: "deletePublicip" }
    : { GET: "listPublicips", POST: "createPublicip" };
  return table[ids[method] ?? ""];
}

/** `fetch`, and a check of each answer against the spec. */
async function checkedFetch(input: Request | string | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { method, url } = request;
  const response = await fetch(request);
  const { status } = response;
  expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
  const text = await response.clone().text();
  if (status === 204) {
    expect(text).toBe("");
    return response;
  }
  const validator = operationOf(method, new URL(url).pathname)?.responses[status];
  if (validator === undefined) throw new Error(`${method} ${url}: ${status} is not in the spec`);
  expect(validator(JSON.parse(text)), `${text} ${JSON.stringify(validator.errors)}`).toBe(true);
  return response;
}

/** Serves a cloud with a still clock. */
export async function publicipCloud(): Promise<PublicipCloud> {
  const store = new Store();
  const credentials = createCredentials();
  const context: CloudContext = {
    routes: createRoutes([publicips]),
    store,
    credentials,
    now: () => NOW,
  };
  const server = await listen(context);
  const clientOf = (projectId: string): PublicipsClient =>
    createClient({
      endpoint: server.url,
      projectId,
      credentials: { token: credentials.token },
      fetch: checkedFetch,
    });
  const state = store.project(PROJECT).publicips;
  return {
    client: clientOf(PROJECT),
    other: clientOf(OTHER_PROJECT),
    state,
    put(changes) {
      const model = state.items.get(PUBLICIP);
      if (model === undefined) throw new Error("the documented EIP is missing");
      state.items.put({ ...model, ...changes });
    },
    async send(method, path, body) {
      const headers = { "X-Auth-Token": credentials.token, "Content-Type": "application/json" };
      const response = await checkedFetch(`${server.url}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Sent["body"] };
    },
    close: () => server.close(),
  };
}
