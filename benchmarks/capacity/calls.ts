import type { MockCloud } from "@hcnet/mock";

export const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const BASE = `https://vpc.cn-north-4.myhuaweicloud.com/v1/${PROJECT}/publicips`;

/** Sends below the EIPs of the project, and reads the response. */
export type Send = (path: string, init?: RequestInit) => Promise<unknown>;

/** Makes a call. */
export type Call = () => Promise<unknown>;

/** Sends to a cloud in process; a response that is no success is an error. */
export function senderOf(cloud: MockCloud): Send {
  const headers = {
    "X-Auth-Token": cloud.credentials.token,
    "Content-Type": "application/json",
  };
  return async (path, init = {}) => {
    const response = await cloud.fetch(BASE + path, { ...init, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };
}

async function createAndDelete(send: Send): Promise<void> {
  const body = JSON.stringify({
    publicip: { type: "5_bgp" },
    bandwidth: { name: "bench", size: 5, share_type: "PER" },
  });
  const { publicip } = (await send("", { method: "POST", body })) as { publicip: { id: string } };
  await send(`/${publicip.id}`, { method: "DELETE" });
}

/** What is measured among the EIPs of these ids. */
export function callsOf(send: Send, ids: readonly string[]): Readonly<Record<string, Call>> {
  const sorted = [...ids].sort();
  const middle = sorted[sorted.length >> 1] ?? "";
  let turn = 0;
  const any = (): string => {
    turn = (turn + 7_919) % ids.length;
    return ids[turn] ?? "";
  };
  const body = JSON.stringify({ publicip: { alias: "bench" } });
  return {
    "list, first page of 100": () => send("?limit=100"),
    "list, page of 100 in the middle": () => send(`?limit=100&marker=${middle}`),
    "list by id": () => send(`?id=${any()}`),
    "list by an address of no EIP": () => send("?private_ip_address=203.0.113.1"),
    show: () => send(`/${any()}`),
    update: () => send(`/${any()}`, { method: "PUT", body }),
    "create and delete": () => createAndDelete(send),
  };
}
