// The checks must see a spec that departs from its page; here each is given one that does.

import { describe, expect, test } from "vitest";
import {
  checkErrors,
  checkParameters,
  checkRequest,
  checkRequestBodies,
  checkResponse,
  checkResponseRequired,
} from "./lib/bodies.js";
import { bodySchema, findOperation, type Located, loadBundle } from "./lib/bundle.js";
import type { Check } from "./lib/checks.js";
import { checkExamples } from "./lib/examples.js";
import { loadFacts, type OPERATIONS } from "./lib/facts.js";
import { checkNotes } from "./lib/notes.js";
import { checkHeaders, checkIdentity, checkStatuses } from "./lib/operation.js";
import { find } from "./lib/pointer.js";

type Tree = Record<string, unknown>;

interface Fault {
  readonly name: string;
  readonly operationId: (typeof OPERATIONS)[number];
  readonly check: Check;
  /** `request a.b` or `<status> a.b`; the operation itself when absent. */
  readonly at?: string;
  /** What is changed there; `undefined` removes. */
  readonly set: Tree;
  readonly says: string;
}

/** Changes the schema, or the operation, at a place of a bundle that nobody else holds. */
function apply({ at, set }: Fault, located: Located): void {
  const [kind = "", pointer = ""] = at?.split(" ") ?? [];
  const { operation, bundle } = located;
  const body = kind === "request" ? operation.requestBody : operation.responses[kind];
  const schema = bodySchema(bundle, body);
  const target =
    at === undefined ? operation : schema && find(bundle, schema, pointer)?.alternatives[0];
  if (target === undefined) throw new Error(`nothing at ${at}`);
  for (const [path, value] of Object.entries(set)) {
    const steps = path.split("/");
    const last = steps.pop() ?? "";
    const parent = steps.reduce<Tree>((node, step) => node[step] as Tree, target as Tree);
    if (value === undefined) Reflect.deleteProperty(parent, last);
    else parent[last] = value;
  }
}

const peer = { operationId: "updateVifPeer" } as const;
const service = { operationId: "updateEndpointService" } as const;
const eip = { operationId: "updatePublicip" } as const;

const requestFaults: readonly Fault[] = [
  {
    ...peer,
    name: "a longer name",
    check: checkRequest,
    at: "request vif_peer.name",
    set: { maxLength: 65 },
    says: "updateVifPeer, request vif_peer.name: maxLength: expected 64, found 65",
  },
  {
    ...peer,
    name: "another type",
    check: checkRequest,
    at: "request vif_peer.name",
    set: { type: "integer" },
    says: "vif_peer.name: type",
  },
  {
    ...peer,
    name: "an invented member",
    check: checkRequest,
    at: "request vif_peer",
    set: { "properties/colour": { type: "string" } },
    says: "request vif_peer.colour: member",
  },
  {
    ...peer,
    name: "a body without members",
    check: checkRequestBodies,
    at: "request vif_peer",
    set: { minProperties: 0 },
    says: "body to reject",
  },
  {
    ...service,
    name: "a default on an update",
    check: checkRequest,
    at: "request approval_enabled",
    set: { default: true },
    says: "request approval_enabled: default",
  },
  {
    ...service,
    name: "a looser pattern",
    check: checkRequest,
    at: "request service_name",
    set: { pattern: undefined },
    says: "request service_name: value to reject",
  },
  {
    ...service,
    name: "another value",
    check: checkRequest,
    at: "request ports[].protocol",
    set: { enum: ["TCP", "UDP"] },
    says: "request ports[].protocol: enum",
  },
  {
    ...service,
    name: "a mandatory member",
    check: checkRequest,
    at: "request",
    set: { required: ["ports"] },
    says: "request ports: required",
  },
];

const responseFaults: readonly Fault[] = [
  {
    ...peer,
    name: "a lost member",
    check: checkResponse,
    at: "200 vif_peer",
    set: { "properties/enable_bfd": undefined },
    says: "response vif_peer.enable_bfd: member",
  },
  {
    ...peer,
    name: "a null that no page has",
    check: checkResponse,
    at: "200 vif_peer.id",
    set: { type: ["string", "null"] },
    says: "response vif_peer.id: type",
  },
  {
    ...peer,
    name: "a null that is gone",
    check: checkResponse,
    at: "200 vif_peer.bgp_asn",
    set: { type: "integer" },
    says: "response vif_peer.bgp_asn: type",
  },
  {
    ...peer,
    name: "a closed list",
    check: checkResponse,
    at: "200 vif_peer.route_mode",
    set: { enum: ["bgp", "static"] },
    says: "response vif_peer.route_mode: enum of a response",
  },
  {
    ...peer,
    name: "a lost value",
    check: checkResponse,
    at: "200 vif_peer.route_mode",
    set: { "x-extensible-enum": ["bgp"] },
    says: "response vif_peer.route_mode: x-extensible-enum",
  },
  {
    ...peer,
    name: "int32 for a larger number",
    check: checkResponse,
    at: "200 vif_peer.bgp_asn",
    set: { format: "int32" },
    says: "response vif_peer.bgp_asn: format",
  },
  {
    ...peer,
    name: "a promised member",
    check: checkResponseRequired,
    at: "200 vif_peer",
    set: { required: ["id", "device_id"] },
    says: "response vif_peer.device_id: required",
  },
  {
    ...eip,
    name: "a borrowed limit without a note",
    check: checkResponse,
    at: "200 publicip",
    set: { "x-source-note": undefined },
    says: "response publicip.type: x-source-note for maxLength",
  },
  {
    ...service,
    name: "an error without its code",
    check: checkErrors,
    at: "400 error",
    set: { "properties/code": undefined },
    says: "error 400 error.code: member",
  },
];

const operationFaults: readonly Fault[] = [
  {
    ...peer,
    name: "a lost status",
    check: checkStatuses,
    set: { "responses/200": undefined },
    says: "status 200",
  },
  {
    ...peer,
    name: "an invented success",
    check: checkStatuses,
    set: { "responses/201": {} },
    says: "status 201",
  },
  {
    ...peer,
    name: "a lost token",
    check: checkHeaders,
    set: { security: [] },
    says: "header X-Auth-Token: security scheme",
  },
  {
    ...peer,
    name: "an invented parameter",
    check: checkParameters,
    set: { parameters: [{ name: "limit", in: "query" }] },
    says: "query limit",
  },
  {
    ...peer,
    name: "a lost note",
    check: checkNotes,
    set: { "x-source-note": undefined },
    says: "x-source-note for 1.8",
  },
  {
    ...peer,
    name: "an example in another order",
    check: checkExamples,
    set: {
      "requestBody/content": {
        "application/json": {
          examples: {
            documented: {
              "x-documented": true,
              value: {
                vif_peer: {
                  description: "mytest",
                  name: "vif-0819",
                  remote_ep_group: ["20.1.1.0/24"],
                },
              },
            },
          },
        },
      },
    },
    says: "request example: documented value",
  },
];

describe.each([
  ["request", requestFaults],
  ["response", responseFaults],
  ["operation", operationFaults],
])("in a %s the checks see", (_, faults) => {
  test.each(faults)("$name", (fault) => {
    const facts = loadFacts(fault.operationId);
    const located = findOperation(loadBundle(facts.api), fault.operationId);
    const before = fault.check(facts, located);
    expect(before.join("\n")).not.toContain(fault.says);
    apply(fault, located);
    const after = fault.check(facts, findOperation(located.bundle, fault.operationId));
    expect(after.join("\n")).toContain(fault.says);
  });
});

test("the checks see another method and path", () => {
  const facts = loadFacts("updateVifPeer");
  const located = findOperation(loadBundle(facts.api), facts.operationId);
  const problems = checkIdentity(facts, { ...located, path: "/v3/vif-peers", method: "post" });
  expect(problems).toHaveLength(2);
});
