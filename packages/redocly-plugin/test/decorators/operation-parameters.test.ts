import { expect, test } from "vitest";
import { bundle } from "../support/redocly.js";

const decorators = { "hcnet/operation-parameters": "on" };

const PATH_FILE = `
parameters:
  - $ref: ./id.yaml
  - { name: limit, in: query, schema: { type: integer } }
get:
  operationId: showPeer
  parameters: [{ name: limit, in: query, schema: { type: string } }]
  responses: {}
delete: { operationId: deletePeer, responses: {} }
`;
const ID = "{ name: id, in: path, required: true, schema: { type: string } }\n";
const REF = { $ref: "#/components/parameters/id" };
const limit = (type: string) => ({ name: "limit", in: "query", schema: { type } });

interface Bundled {
  paths: Record<string, Record<string, { parameters?: unknown }>>;
}

test("moves the parameters of a path item to each operation, which may replace them", async () => {
  const { problems, document } = await bundle(
    decorators,
    "paths: { '/peers/{id}': { $ref: ./peer.yaml } }\n",
    { "peer.yaml": PATH_FILE, "id.yaml": ID },
  );
  expect(problems).toEqual([]);
  const item = (document as Bundled).paths["/peers/{id}"];
  expect(item).not.toHaveProperty("parameters");
  expect(item?.get?.parameters).toEqual([REF, limit("string")]);
  expect(item?.delete?.parameters).toEqual([REF, limit("integer")]);
});

test("leaves operations without shared parameters alone", async () => {
  const { document } = await bundle(
    decorators,
    "paths: { /peers: { get: { operationId: listPeers, responses: {} } } }\n",
  );
  expect((document as Bundled).paths["/peers"]?.get).toEqual({
    operationId: "listPeers",
    responses: {},
  });
});
