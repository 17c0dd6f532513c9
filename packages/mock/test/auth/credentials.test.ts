import { createClient } from "@hcnet/publicips";
import { describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { PROJECT } from "../support/clients.js";

describe("the credentials of a cloud", () => {
  test("can be given to a client as they are", async () => {
    const cloud = createMockCloud();
    const { credentials, fetch } = cloud;
    const client = createClient({
      region: "cn-north-4",
      projectId: PROJECT,
      credentials,
      fetch,
    });
    const { publicips } = await client.listPublicips();
    expect(publicips).not.toEqual([]);
  });

  test("can be given to another cloud", () => {
    const { credentials } = createMockCloud();
    const { accessKeyId, secretAccessKey, token } = credentials;
    const other = createMockCloud({ credentials }).credentials;
    expect({ ...other }).toEqual({ accessKeyId, secretAccessKey, token });
  });
});
