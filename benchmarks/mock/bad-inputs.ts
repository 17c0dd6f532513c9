import type { RawRequest } from "../lib/send.js";
import { BOUND_PUBLICIP, LOAD, PUBLICIP, PUBLICIPS, withBody } from "./requests.js";

/** A request that a service would reject. */
export interface BadInput {
  readonly what: string;
  readonly request: RawRequest;
  /** Whether it goes out without the credentials of the server. */
  readonly anonymous?: true;
}

const update = (what: string, body: unknown): BadInput => ({
  what,
  request: withBody("PUT", PUBLICIP, body),
});
const create = (what: string, bandwidth: object, rest: object = {}): BadInput => ({
  what,
  request: withBody("POST", PUBLICIPS, { publicip: { type: "5_bgp" }, bandwidth, ...rest }),
});
const get = (what: string, path: string): BadInput => ({
  what,
  request: { method: "GET", path, headers: {} },
});
const anonymous = (what: string, headers: Readonly<Record<string, string>>): BadInput => ({
  what,
  request: { ...LOAD, headers: { ...LOAD.headers, ...headers } },
  anonymous: true,
});

const FORGED = `SDK-HMAC-SHA256 Access=BENCHMARK, SignedHeaders=host;x-sdk-date, Signature=${"0".repeat(64)}`;
const TOO_LARGE = Buffer.alloc(12 * 2 ** 20 + 1, " ");
const PER = { share_type: "PER", name: "bandwidth", size: 5 };

const credentials: readonly BadInput[] = [
  anonymous("no credentials", {}),
  anonymous("an unknown token", { "X-Auth-Token": "unknown" }),
  anonymous("a forged signature", { Authorization: FORGED, "X-Sdk-Date": "20200101T000000Z" }),
];

const protocol: readonly BadInput[] = [
  get("an unknown path", `${PUBLICIPS}-of-others`),
  { what: "an unknown method", request: { ...LOAD, method: "PATCH" } },
  { what: "broken JSON", request: { ...LOAD, body: '{"publicip":' } },
  { what: "no body", request: { method: "PUT", path: PUBLICIP, headers: LOAD.headers } },
  { what: "no Content-Type", request: { ...LOAD, headers: {} } },
  { what: "text/plain", request: { ...LOAD, headers: { "Content-Type": "text/plain" } } },
  {
    what: "a body that is not UTF-8",
    request: { ...LOAD, body: Buffer.from('{"publicip":{"alias":"\xff"}}', "latin1") },
  },
  { what: "a body over 12 MB", request: { ...LOAD, body: TOO_LARGE } },
];

const schema: readonly BadInput[] = [
  update("a missing member", {}),
  update("an array for an object", []),
  update("an unknown member", { publicip: {}, more: 1 }),
  update("an unknown inner member", { publicip: { bandwidth_size: 5 } }),
  update("a number for a text", { publicip: { alias: 7 } }),
  update("a name of 65 characters", { publicip: { alias: "x".repeat(65) } }),
  update("an unknown value of an enumeration", { publicip: { ip_version: 5 } }),
  get("an id that is no UUID", `${PUBLICIPS}/no-uuid`),
  get("a text for a number in the query", `${PUBLICIPS}?limit=many`),
  get("a negative limit", `${PUBLICIPS}?limit=-1`),
  create("a bandwidth without its kind", { name: "bandwidth", size: 5 }),
  create("a bandwidth of 0", { ...PER, size: 0 }),
];

const state: readonly BadInput[] = [
  update("two changes that exclude each other", {
    publicip: { ip_version: 6, port_id: "f588ccfa-8750-4d7c-bf5d-2ede24414706" },
  }),
  update("the port of another EIP", {
    publicip: { port_id: "4977b983-cd4f-4ecc-93a1-cb52d848a9b3" },
  }),
  get("an EIP that is not there", `${PUBLICIPS}/00000000-0000-4000-8000-000000000000`),
  {
    what: "deletion of a bound EIP",
    request: { method: "DELETE", path: BOUND_PUBLICIP, headers: {} },
  },
  create("a bandwidth of its own without a name", { share_type: "PER", size: 5 }),
  create("a bandwidth between two steps", { ...PER, size: 301 }),
  create("an unknown enterprise project", PER, {
    enterprise_project_id: "00000000-0000-4000-8000-000000000000",
  }),
];

/** Thirty of them, from those that any server can reject to those that need state. */
export const badInputs: readonly BadInput[] = [...credentials, ...protocol, ...schema, ...state];
