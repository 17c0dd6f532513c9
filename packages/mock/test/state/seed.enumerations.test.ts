import { expect, test } from "vitest";
import { apis } from "../../src/apis/index.js";
import { createMockCloud, type Seed } from "../../src/index.js";
import { resolve, type Schema } from "../../src/spec/document.js";
import { PROJECT } from "../support/clients.js";

const ID = "11111111-2222-4333-8444-555555555555";
const SERVICE = { endpoint_services: [{ id: ID }] };
const OF_SERVICE = { endpoint_service_id: ID };
/** The model of each kind, and what it needs to be found. */
const MODELS: readonly (readonly [kind: string, model: string, parents?: object])[] = [
  ["publicips", "PublicipShowResp"],
  ["bandwidth_details", "BandwidthResp"],
  ["vif_peers", "VifPeer"],
  ["virtual_interfaces", "VirtualInterface"],
  ["vif_peer_detections", "VifPeerDetection"],
  ["sub_network_interfaces", "SubNetworkInterface"],
  ["endpoint_services", "ServiceList"],
  ["connections", "ConnectionEndpoints", OF_SERVICE],
  ["permissions", "EpsPermission", { ...OF_SERVICE, permission: "iam:domain::a" }],
];

interface Enumeration {
  readonly known: readonly unknown[];
  readonly parents: object;
}

/** The properties of the models whose values the documents list. */
function enumerations(): (readonly [kind: string, name: string, Enumeration])[] {
  return MODELS.flatMap(([kind, model, parents = {}]) => {
    const document = apis.find(({ document }) =>
      Object.hasOwn(document.components?.schemas ?? {}, model),
    )?.document;
    if (document === undefined) throw new Error(`${model}: expected in a document`);
    const schema = (of: Schema): Schema => resolve<Schema>(document, of);
    const { properties = {} } = schema({ $ref: `#/components/schemas/${model}` });
    return Object.entries(properties).flatMap(([name, property]) => {
      const found = schema(property as Schema);
      const known = found.enum ?? found["x-extensible-enum"];
      return known === undefined ? [] : [[kind, name, { known, parents }] as const];
    });
  });
}

test.each(enumerations())(
  "a seed is rejected with the known values for an undocumented one in %s.%s",
  (kind, name, { known, parents }) => {
    const cloud = createMockCloud();
    const value = typeof known[0] === "number" ? 999_999 : "unheard-of";
    const seed = { project_id: PROJECT, ...SERVICE, [kind]: [{ ...parents, [name]: value }] };
    const message = `seed.${kind}[0].${name}: expected one of ${known.join(", ")}, got `;
    expect(() => cloud.seed(seed as unknown as Seed)).toThrow(message);
  },
);
