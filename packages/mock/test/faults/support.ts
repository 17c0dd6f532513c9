import { createMockCloud, type FaultRule, type MockCloud } from "../../src/index.js";
import { NOW } from "../support/cases.js";

export const PROJECT = "26ae5181a416420998eb2093aaed84d9";
export const PUBLICIP = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";

/** The part of `fetch` that the tests call a cloud by. */
export type Send = (method: string, path: string, init?: RequestInit) => Promise<Response>;

/** A cloud with these rules and a still clock, and a way to call it. */
export function faultyCloud(...faults: FaultRule[]): { cloud: MockCloud; send: Send } {
  const cloud = createMockCloud({ now: () => NOW, faults });
  return { cloud, send: sendTo(cloud, "https://mock.example", cloud.fetch) };
}

/** Sends with the token of a cloud. */
export function sendTo(
  cloud: { readonly credentials: { readonly token: string } },
  base: string,
  fetch: MockCloud["fetch"],
): Send {
  return (method, path, init = {}) =>
    fetch(`${base}${path}`, {
      method,
      ...init,
      headers: {
        "X-Auth-Token": cloud.credentials.token,
        "Content-Type": "application/json",
        ...init.headers,
      },
    });
}

export const LIST = `/v1/${PROJECT}/publicips`;
export const SHOW = `${LIST}/${PUBLICIP}`;
export const SERVICES = `/v1/${PROJECT}/vpc-endpoint-services`;

/** Renames the documented EIP. */
export const rename = (send: Send, alias: string): Promise<Response> =>
  send("PUT", SHOW, { body: JSON.stringify({ publicip: { alias } }) });

/** The name of the documented EIP. */
export async function aliasOf(send: Send): Promise<unknown> {
  const response = await send("GET", SHOW);
  const { publicip } = (await response.json()) as { publicip: { alias?: string } };
  return publicip.alias;
}

/** Statuses of so many calls, one after the other. */
export async function statuses(send: Send, count: number, path = LIST): Promise<number[]> {
  const seen: number[] = [];
  for (let call = 0; call < count; call += 1) seen.push((await send("GET", path)).status);
  return seen;
}
