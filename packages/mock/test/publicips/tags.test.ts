import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MockCloudOptions } from "../../src/context.js";
import { covers } from "../support/covers.js";
import {
  PROJECT,
  PUBLICIP,
  type PublicipCloud,
  publicipCloud,
  UNBOUND,
} from "../support/publicips.js";

let cloud: PublicipCloud;

async function start(options: MockCloudOptions = {}): Promise<void> {
  cloud = await publicipCloud(options);
}

beforeEach(() => start());
afterEach(() => cloud.close());

const path = { publicip_id: PUBLICIP };
const ACTION = `/v2.0/${PROJECT}/publicips/${PUBLICIP}/tags/action`;

const tagsOf = async (publicip_id = PUBLICIP) =>
  (await cloud.client.showPublicipTags({ path: { publicip_id } })).tags;

const batch = (action: "create" | "delete", tags: readonly { key: string; value?: string }[]) =>
  cloud.client.batchCreatePublicipTags({ path, body: { action, tags } });

describe("tags of an EIP", covers("publicips.tags"), () => {
  test("are added, shown by the EIP and its lists, and deleted by their keys", async () => {
    await expect(tagsOf()).resolves.toEqual([]);
    await cloud.client.createPublicipTag({ path, body: { tag: { key: "env", value: "test" } } });
    await cloud.client.createPublicipTag({ path, body: { tag: { key: "empty", value: "" } } });
    await expect(tagsOf()).resolves.toEqual([
      { key: "env", value: "test" },
      { key: "empty", value: "" },
    ]);
    const shown = ["env=test", "empty="];
    const { publicip } = await cloud.client.showPublicip({ path });
    expect(publicip.tags).toEqual(shown);
    const { publicips } = await cloud.client.listPublicips({ query: { id: [PUBLICIP] } });
    expect(publicips[0]?.tags).toEqual(shown);
    await cloud.client.deletePublicipTag({ path: { ...path, key: "env" } });
    await cloud.client.deletePublicipTag({ path: { ...path, key: "env" } });
    await expect(tagsOf()).resolves.toEqual([{ key: "empty", value: "" }]);
    await cloud.client.deletePublicipTag({ path: { ...path, key: "empty" } });
    expect((await cloud.client.showPublicip({ path })).publicip).not.toHaveProperty("tags");
  });

  test("get new values in a batch, and ignore keys to delete that the EIP does not have", async () => {
    await batch("create", [
      { key: "key1", value: "value1" },
      { key: "key2", value: "value3" },
    ]);
    await batch("create", [{ key: "key1", value: "value2" }]);
    await expect(tagsOf()).resolves.toEqual([
      { key: "key1", value: "value2" },
      { key: "key2", value: "value3" },
    ]);
    await batch("delete", [{ key: "key2" }, { key: "a b" }, { key: "none", value: "x" }]);
    await expect(tagsOf()).resolves.toEqual([{ key: "key1", value: "value2" }]);
  });

  test.each([
    [[{ key: "a", value: "1" }, { key: "b" }], "tags[1].value: is required to add a tag"],
    [
      [
        { key: "a", value: "1" },
        { key: "a", value: "2" },
      ],
      "tags[1].key: repeats that of tags[0]",
    ],
    [[{ key: "a=b", value: "1" }], "tags[0].key: must match ^[^\\s=*,<>|/]+$"],
    [[{ key: "a", value: "1 2" }], "tags[0].value: must match ^[^\\s=*,<>|/]*$"],
    [
      Array.from({ length: 11 }, (_, index) => ({ key: `key${index}`, value: "" })),
      "tags: must have at most 10 items",
    ],
  ])("reject a batch with an invalid tag as a whole: %j", async (tags, message) => {
    const body = { action: "create", tags };
    await expect(cloud.send("POST", ACTION, body)).resolves.toMatchObject({
      status: 400,
      body: { code: "VPC.1801", message },
    });
    await expect(tagsOf()).resolves.toEqual([]);
  });

  test("are listed for the project by key, and not found in another project", async () => {
    await batch("create", [
      { key: "zone", value: "b" },
      { key: "env", value: "test" },
    ]);
    const other = { publicip_id: UNBOUND };
    for (const value of ["live", "test"]) {
      const body = { action: "create", tags: [{ key: "env", value }] } as const;
      await cloud.client.batchCreatePublicipTags({ path: other, body });
    }
    await cloud.client.createPublicipTag({
      path: other,
      body: { tag: { key: "zone", value: "a" } },
    });
    await expect(cloud.client.listPublicipTags()).resolves.toEqual({
      tags: [
        { key: "env", values: ["test"] },
        { key: "zone", values: ["a", "b"] },
      ],
    });
    await expect(cloud.other.listPublicipTags()).resolves.toEqual({ tags: [] });
  });

  test("need an EIP that exists", async () => {
    const unknown = { publicip_id: randomUUID() };
    const body = { tag: { key: "a", value: "" } };
    await expect(
      Promise.allSettled([
        cloud.client.showPublicipTags({ path: unknown }),
        cloud.client.createPublicipTag({ path: unknown, body }),
        cloud.client.deletePublicipTag({ path: { ...unknown, key: "a" } }),
        cloud.client.batchCreatePublicipTags({
          path: unknown,
          body: { action: "delete", tags: [] },
        }),
      ]),
    ).resolves.toMatchObject(
      Array(4).fill({ status: "rejected", reason: { status: 404, code: "VPC.0504" } }),
    );
  });
});

describe("a single tag whose key the EIP has", covers("publicips.repeated-tag"), () => {
  const add = (value: string) =>
    cloud.client.createPublicipTag({ path, body: { tag: { key: "env", value } } });

  test("gets the new value", async () => {
    await add("test");
    await add("live");
    await expect(tagsOf()).resolves.toEqual([{ key: "env", value: "live" }]);
  });

  test("is rejected if the cloud is told to", async () => {
    await cloud.close();
    await start({ behaviors: { "publicips.repeated-tag": "reject" } });
    await add("test");
    await expect(add("live")).rejects.toMatchObject({ status: 400, code: "VPC.1801" });
    await expect(tagsOf()).resolves.toEqual([{ key: "env", value: "test" }]);
  });
});
