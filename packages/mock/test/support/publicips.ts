import { createClient, type PublicipsClient } from "@hcnet/publicips";
import { publicips } from "../../src/apis/publicips/index.js";
import type { Publicip } from "../../src/apis/publicips/publicip.js";
import type { Publicips } from "../../src/apis/publicips/state.js";
import { subNetworkInterfaces } from "../../src/apis/sub-network-interfaces/index.js";
import { createContext, type MockCloudOptions } from "../../src/context.js";
import { listen } from "../../src/server/server.js";
import type { Clock } from "../../src/state/clock.js";
import type { Project } from "../../src/state/project.js";
import { checkedFetchOf } from "./checked-fetch.js";

export const PROJECT = "26ae5181a416420998eb2093aaed84d9";
export const OTHER_PROJECT = "0123456789abcdef0123456789abcdef";
/** The EIP of the documented update, which is bound to nothing at the start. */
export const PUBLICIP = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
/** The EIPs of the documented page: a prepaid one on a port, and one that is bound to nothing. */
export const PREPAID = "6285e7be-fd9f-497c-bc2d-dd0bdea6efe0";
export const UNBOUND = "80d5b82e-43b9-4f82-809a-37bec5793bd4";
export const PORT = "f588ccfa-8750-4d7c-bf5d-2ede24414706";
export const NOW = new Date("2026-02-03T04:05:06Z");

/** A served cloud of EIPs and the interfaces they are bound to, whose state a test can reach. */
export interface PublicipCloud {
  readonly client: PublicipsClient;
  readonly other: PublicipsClient;
  /** What the project of `client` has. */
  readonly state: Publicips;
  readonly project: Project;
  readonly clock: Clock;
  /** Adds an EIP that no request could make, alike the documented one but for what is given. */
  put(changes: Partial<Publicip> & { readonly id: string }): void;
  /** Sends a request that no client would; the response is checked as well. */
  send(method: string, path: string, body?: unknown): Promise<Sent>;
  close(): Promise<void>;
}

/** What came back. */
export interface Sent {
  readonly status: number;
  readonly body: { readonly code?: string; readonly message?: string } & Record<string, unknown>;
}

const checkedFetch = checkedFetchOf("publicips");

/** Serves a cloud with a still clock, on which changes of state are over by the next call. */
export async function publicipCloud(options: MockCloudOptions = {}): Promise<PublicipCloud> {
  const settings = { now: () => NOW, transitions: "instant", ...options } as const;
  const context = createContext([publicips, subNetworkInterfaces], settings);
  const { store, region } = context;
  const { credentials } = context.identity;
  const server = await listen(context);
  const clientOf = (projectId: string): PublicipsClient =>
    createClient({
      endpoint: server.url,
      projectId,
      credentials: { token: credentials.token },
      fetch: checkedFetch,
    });
  const project = store.project({ region, id: PROJECT });
  const { publicips: state } = project;
  return {
    client: clientOf(PROJECT),
    other: clientOf(OTHER_PROJECT),
    state,
    project,
    clock: context.clock,
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
