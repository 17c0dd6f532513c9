import publicips from "@hcnet/specs/publicips";
import vifPeers, { type Path, type SchemaName } from "@hcnet/specs/vif-peers";
import { expect, expectTypeOf, test } from "vitest";
import { readDocument } from "./support/dist.js";

test("exports the document of an API", () => {
  expect(publicips).toEqual(readDocument("openapi/publicips.json"));
  expect(vifPeers.info.title).toBe("Direct Connect virtual interface peers");
});

test("types paths and names of schemas as literals", () => {
  const path: Path = "/v3/{project_id}/dcaas/vif-peers";
  const name: SchemaName = "VifPeer";
  expect(vifPeers.paths[path].post?.operationId).toBe("createVifPeer");
  expect(vifPeers.components.schemas[name].type).toBe("object");
  expectTypeOf<"Error">().not.toExtend<SchemaName>();
  // @ts-expect-error there is no such path
  expect(publicips.paths["/v1/publicip"]).toBeUndefined();
});
