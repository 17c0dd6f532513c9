import document from "@hcnet/vpc-endpoint-services/openapi.json" with { type: "json" };
import { validators } from "@hcnet/vpc-endpoint-services/validators";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WHITELIST_SIZE } from "../../src/apis/vpc-endpoint-services/whitelist.js";
import { documentedRequest } from "../../src/spec/documented.js";
import { covers } from "../support/covers.js";
import {
  type EndpointServiceCloud,
  endpointServiceCloud,
  NOW_TEXT,
  NOWHERE,
  PROJECT,
  SERVICE,
} from "../support/vpc-endpoint-services.js";

const BASE = `/v1/${PROJECT}/vpc-endpoint-services`;
const accounts = (count: number) =>
  Array.from({ length: count }, (_, index) => `iam:domain::${index}`);

let cloud: EndpointServiceCloud;

beforeEach(async () => {
  cloud = await endpointServiceCloud();
});
afterEach(() => cloud.close());

const seed = { path: { vpc_endpoint_service_id: SERVICE } };

describe("the whitelist", () => {
  const list = async (query = {}) =>
    (await cloud.client.listServicePermissionsDetails({ ...seed, query })).permissions ?? [];
  const act = (action: "add" | "remove", permissions: string[]) =>
    cloud.client.addOrRemoveServicePermissions({ ...seed, body: { action, permissions } });

  test("adds and removes entries; what is there, or not there, stays so", async () => {
    const entry = "iam:domain::fc973eea581490997e82ea11a1d0101";
    const before = await list();
    for (const _ of [1, 2]) expect((await act("add", [entry, entry])).permissions).toContain(entry);
    expect(await list()).toHaveLength(before.length + 1);
    for (const _ of [1, 2]) {
      expect((await act("remove", [entry])).permissions).not.toContain(entry);
    }
    expect(await list()).toEqual(before);
  });

  test("adds described entries as the documented response shows it", async () => {
    const body = documentedRequest(
      document,
      "batchAddEndpointServicePermissions",
      validators.batchAddEndpointServicePermissions.request,
    );
    const response = await cloud.client.batchAddEndpointServicePermissions({ ...seed, body });
    expect(response.permissions).toMatchObject([
      { permission: "iam:domain::4dbb0ce8766f44a9bfd08ccf8fc02397", description: "test" },
      { permission: "*", description: "" },
    ]);
  });

  test("describes an entry, and removes entries by id", async () => {
    const { client } = cloud;
    const permission_id = "849046d9-7342-44ba-b2d2-367d8de6311b";
    const described = await client.updateEndpointServicePermissionDesc({
      path: { ...seed.path, permission_id },
      body: { permission: { description: "all" } },
    });
    expect(described.permissions).toMatchObject([
      { id: permission_id, permission: "*", description: "all" },
    ]);
    const body = documentedRequest(
      document,
      "batchRemoveEndpointServicePermissions",
      validators.batchRemoveEndpointServicePermissions.request,
    );
    for (const _ of [1, 2]) {
      const left = await client.batchRemoveEndpointServicePermissions({ ...seed, body });
      expect(left.permissions.map(({ id }) => id)).toEqual([permission_id]);
    }
  });

  test("keeps the type of an entry and finds entries by a part of them", async () => {
    const permission = "organizations:orgPath::o-3j59d1231u/*";
    const response = await cloud.client.addOrRemoveServicePermissions({
      ...seed,
      body: { action: "add", permissions: [permission], permission_type: "orgPath" },
    });
    expect(response.permission_type).toBe("orgPath");
    expect(await list({ permission: "orgPath" })).toMatchObject([
      { permission, permission_type: "orgPath", created_at: NOW_TEXT },
    ]);
  });
});

describe("error responses of the whitelist", () => {
  const path = `${BASE}/${SERVICE}/permissions`;
  const add = (permissions: unknown, more = {}) => ({ action: "add", permissions, ...more });
  const described = (permission: string) => [{ permission, description: "" }];

  test.each([
    ["empty list", "action", add([]), "3036"],
    ["over 50", "action", add(accounts(51)), "0016"],
    ["no form", "action", add(["fc973eea581490997e82ea11a1d0101"]), "3002"],
    ["other type", "action", add(["iam:domain::a"], { permission_type: "orgPath" }), "3002"],
    ["action", "action", { action: "put", permissions: ["*"] }, "3035"],
    ["empty batch", "batch-create", { permissions: [] }, "3036"],
    ["no form in a batch", "batch-create", { permissions: described("**") }, "3002"],
    ["empty removal", "batch-delete", { permissions: [] }, "3036"],
    ["unknown member", "batch-delete", { permissions: [{ id: NOWHERE, x: 1 }] }, "0002"],
  ])("%s", covers("vpc-endpoint-services.whitelist"), async (_, action, body, code) => {
    const response = await cloud.send("POST", `${path}/${action}`, body);
    expect(response).toEqual({ status: 400, code: `EndPoint.${code}` });
  });

  test(
    "takes as many entries as there is room for",
    covers("vpc-endpoint-services.whitelist"),
    async () => {
      const whitelist = cloud.state.whitelists.get(SERVICE);
      const room = WHITELIST_SIZE - (whitelist?.size ?? 0);
      for (const entry of accounts(room - 1)) {
        whitelist?.set(entry, { id: entry, permission: entry });
      }
      const full = { status: 400, code: "EndPoint.3049" };
      const two = add(["iam:domain::x", "iam:domain::y"]);
      expect(await cloud.send("POST", `${path}/action`, two)).toEqual(full);
      expect((await cloud.send("POST", `${path}/action`, add(["iam:domain::x"]))).status).toBe(200);
      const one = { permissions: described("iam:domain::y") };
      expect(await cloud.send("POST", `${path}/batch-create`, one)).toEqual(full);
    },
  );

  test(
    "rejects describing an unknown entry",
    covers("vpc-endpoint-services.whitelist-entries"),
    async () => {
      const body = { permission: { description: "" } };
      const response = await cloud.send("PUT", `${path}/${NOWHERE}`, body);
      expect(response).toEqual({ status: 404, code: "EndPoint.0005" });
    },
  );
});
