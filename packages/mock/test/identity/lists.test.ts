import { signRequest } from "@hcnet/runtime";
import { describe, expect, test } from "vitest";
import { IAM, type IdentityCloud, identityCloud } from "../support/identity.js";

/** Asks IAM, with a signature. */
async function get(cloud: IdentityCloud, path: string, secretAccessKey?: string) {
  const url = IAM + path;
  const keys = { ...cloud.cloud.credentials, ...(secretAccessKey && { secretAccessKey }) };
  const { accessKeyId, secretAccessKey: secret } = keys;
  const headers = await signRequest(
    { method: "GET", url, headers: {} },
    { accessKeyId, secretAccessKey: secret, date: cloud.now() },
  );
  return cloud.send(url, { headers });
}

describe("GET /v3/projects", () => {
  test.each(["cn-north-4", "eu-west-101"])("finds the project of %s", async (region) => {
    const cloud = identityCloud();
    const { status, body } = await get(cloud, `/v3/projects?name=${region}`);
    const { domain } = cloud.cloud.identity;
    expect(status).toBe(200);
    expect(body.projects).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        name: region,
        domain_id: domain.id,
        enabled: true,
      }),
    ]);
  });

  test("lists those that were given, and knows no other", async () => {
    const projects = [
      { id: "26ae5181a416420998eb2093aaed84d9", name: "cn-north-4" },
      { id: "cfa563efb77d4b6d9960781d82530fd8", name: "cn-north-4_web" },
    ];
    const cloud = identityCloud({ identity: { projects } });
    const all = await get(cloud, "/v3/projects");
    expect(all.body.projects).toMatchObject(projects);
    expect((await get(cloud, "/v3/projects?name=eu-west-101")).body.projects).toEqual([]);
    expect((await get(cloud, "/v3/projects?domain_id=x")).body.projects).toEqual([]);
  });

  test("takes a token as well", async () => {
    const cloud = identityCloud();
    const headers = { "X-Auth-Token": await cloud.token() };
    expect((await cloud.send(`${IAM}/v3/projects`, { headers })).status).toBe(200);
  });

  test("needs credentials", async () => {
    const cloud = identityCloud();
    const none = await cloud.send(`${IAM}/v3/projects`);
    const wrong = await get(cloud, "/v3/projects", "wrong");
    for (const { status, body } of [none, wrong]) {
      expect(status).toBe(401);
      expect(body).toMatchObject({ error_code: "APIGW.0301" });
    }
  });
});

describe("GET /v3/auth/domains", () => {
  test("names the account", async () => {
    const cloud = identityCloud({ identity: { domain: { name: "acme" } } });
    const { status, body } = await get(cloud, "/v3/auth/domains");
    expect(status).toBe(200);
    expect(body.domains).toMatchObject([{ ...cloud.cloud.identity.domain, enabled: true }]);
  });
});

describe("every response", () => {
  test("has the time of the cloud in Date", async () => {
    const cloud = identityCloud();
    const { headers } = await get(cloud, "/v3/projects");
    expect(headers.get("date")).toBe(cloud.now().toUTCString());
  });
});
