import { describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { IAM, identityCloud, VPC } from "../support/identity.js";

const URL = `${IAM}/v3/auth/tokens`;
const HOUR = 3_600_000;
const PROJECT = { project: { name: "cn-north-4" } };

const listEips = (project: string, token: string) =>
  [`${VPC}/v1/${project}/publicips`, { headers: { "X-Auth-Token": token } }] as const;

describe("POST /v3/auth/tokens", () => {
  test("gives a token for the project of a region, in X-Subject-Token", async () => {
    const { cloud, post, password } = identityCloud();
    const { status, headers, body } = await post(URL, password(PROJECT));
    const { domain, users, projects } = cloud.identity;
    expect(status).toBe(201);
    expect(headers.get("x-subject-token")).toMatch(/^\S+$/);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(headers.get("x-iam-trace-id")).toMatch(/\S/);
    expect(body).toEqual({
      token: {
        expires_at: "2025-07-06T15:11:14.000000Z",
        issued_at: "2025-07-05T15:11:14.000000Z",
        methods: ["password"],
        catalog: expect.any(Array),
        roles: [{ id: "0", name: "te_admin" }],
        project: { ...projects[0], domain },
        user: { id: users[0]?.id, name: users[0]?.name, domain, password_expires_at: "" },
      },
    });
    expect(JSON.stringify(body)).not.toContain(users[0]?.password);
  });

  test("lists the services of the region, unless nocatalog says something", async () => {
    const { post, password } = identityCloud();
    const { body } = await post(URL, password(PROJECT));
    const { catalog } = body.token as { catalog: { name: string; endpoints: { url: string }[] }[] };
    expect(catalog.map(({ name, endpoints }) => [name, endpoints[0]?.url])).toEqual([
      ["iam", "https://iam.cn-north-4.myhuaweicloud.com/v3.0"],
      ["keystone", "https://iam.cn-north-4.myhuaweicloud.com/v3"],
      ["dcaas", "https://dcaas.cn-north-4.myhuaweicloud.com"],
      ["vpc", "https://vpc.cn-north-4.myhuaweicloud.com"],
      ["vpcep", "https://vpcep.cn-north-4.myhuaweicloud.com"],
    ]);
    const without = await post(`${URL}?nocatalog=yes`, password(PROJECT));
    expect(without.body.token).not.toHaveProperty("catalog");
    const empty = await post(`${URL}?nocatalog=`, password(PROJECT));
    expect(empty.body.token).toHaveProperty("catalog");
  });

  test("names its own address in the catalog where it has one for all services", async () => {
    const { cloud, password } = identityCloud();
    const server = await cloud.listen();
    const response = await fetch(`${server.url}/v3/auth/tokens`, {
      method: "POST",
      headers: { "Content-Type": "application/json;charset=utf8" },
      body: JSON.stringify(password(PROJECT)),
    });
    const { token } = (await response.json()) as { token: { catalog: unknown[] } };
    await server.close();
    expect(response.status).toBe(201);
    expect(JSON.stringify(token.catalog)).not.toContain("myhuaweicloud");
    expect(JSON.stringify(token.catalog[0])).toContain(`"url":"${server.url}/v3.0"`);
  });

  test("is accepted for the project of the token, and by no other cloud", async () => {
    const { cloud, send, token } = identityCloud();
    const [project] = cloud.identity.projects;
    const given = await token(PROJECT);
    expect((await send(...listEips(project?.id ?? "", given))).status).toBe(200);
    const other = createMockCloud();
    const elsewhere = await other.fetch(...listEips(project?.id ?? "", given));
    expect(elsewhere.status).toBe(401);
  });

  test.each([
    ["by id", { project: { id: "26ae5181a416420998eb2093aaed84d9" } }],
    ["before an account", { project: { name: "eu-west-101" }, domain: { name: "mock-domain" } }],
  ])("takes a project %s", async (_, scope) => {
    const { post, password } = identityCloud();
    const { body } = await post(URL, password(scope));
    expect(body.token).toHaveProperty("project.id", expect.stringMatching(/^[0-9a-f]{32}$/));
    expect(body.token).not.toHaveProperty("domain");
  });

  test.each([
    ["of an account", { domain: { name: "mock-domain" } }],
    ["without scope", undefined],
  ])("%s is rejected by services of projects", async (_, scope) => {
    const { send, token } = identityCloud();
    const { status, body } = await send(
      ...listEips("cfa563efb77d4b6d9960781d82530fd8", await token(scope)),
    );
    expect(status).toBe(403);
    expect(body).toMatchObject({ error_code: "APIGW.0302", error_msg: /for no project/ });
  });

  test("0.2 for another project is rejected with the code of the service, if it has one", async () => {
    const { send, token } = identityCloud();
    const other = "cfa563efb77d4b6d9960781d82530fd8";
    const given = await token(PROJECT);
    const eips = await send(...listEips(other, given));
    expect(eips.status).toBe(400);
    expect(eips.body).toMatchObject({ code: "VPC.0007" });
    const headers = { "X-Auth-Token": given };
    const interfaces = await send(`${VPC}/v3/${other}/vpc/sub-network-interfaces`, { headers });
    expect(interfaces.status).toBe(403);
    expect(interfaces.body).toMatchObject({ error_code: "APIGW.0302" });
  });

  test("0.3 ends after 24 hours, and is then rejected with APIGW.0307", async () => {
    const { cloud, send, token, pass } = identityCloud();
    const id = cloud.identity.projects[0]?.id ?? "";
    const first = await token(PROJECT);
    pass(24 * HOUR - 1);
    expect((await send(...listEips(id, first))).status).toBe(200);
    const second = await token(PROJECT);
    pass(1);
    const { status, body } = await send(...listEips(id, first));
    expect(status).toBe(401);
    expect(body).toMatchObject({ error_code: "APIGW.0307" });
    expect(body.error_msg).toContain("The token must be updated");
    expect((await send(...listEips(id, second))).status).toBe(200);
  });

  test("is rejected when a character of it is another", async () => {
    const { cloud, send, token } = identityCloud();
    const given = await token(PROJECT);
    for (const at of [6, Math.floor(given.length / 2), given.length - 2]) {
      const changed = given.slice(0, at) + (given[at] === "A" ? "B" : "A") + given.slice(at + 1);
      const { status, body } = await send(
        ...listEips(cloud.identity.projects[0]?.id ?? "", changed),
      );
      expect(status).toBe(401);
      expect(body).toMatchObject({ error_code: "APIGW.0301" });
    }
  });
});

describe("a password is rejected", () => {
  const users = [{ name: "ann", password: "canary-password", passcode: () => "123456" }];

  test.each<[string, number, RegExp, (user: Record<string, unknown>) => unknown]>([
    ["wrong", 401, /wrong/, (user) => ({ ...user, password: "canary-other" })],
    ["unknown user", 401, /wrong/, (user) => ({ ...user, name: "bob" })],
    ["other account", 401, /wrong/, (user) => ({ ...user, domain: { name: "x" } })],
    ["no account", 400, /user\.domain: is required/, ({ domain: _, ...user }) => user],
    ["no name", 400, /user\.name: is required/, ({ name: _, ...user }) => user],
    ["not text", 400, /user\.password: must be a string/, (user) => ({ ...user, password: 1 })],
  ])("when it is %s", async (_, status, message, change) => {
    const cloud = identityCloud();
    const body = cloud.password();
    const { user } = body.auth.identity.password as { user: Record<string, unknown> };
    const changed = { ...body.auth.identity, password: { user: change(user) } };
    const response = await cloud.post(URL, { auth: { identity: changed } });
    expect(response.status).toBe(status);
    const title = status === 401 ? "Unauthorized" : "Bad Request";
    const text = expect.stringMatching(message);
    expect(response.body).toEqual({ error: { code: status, message: text, title } });
    expect(response.headers.get("x-subject-token")).toBeNull();
    expect(JSON.stringify(response.body)).not.toContain("canary");
  });

  test.each<[string, unknown, RegExp]>([
    ["no JSON", "{", /not valid JSON/],
    ["null", "null", /body: must be an object/],
    ["no auth", {}, /^auth: is required/],
    ["no methods", { auth: { identity: {} } }, /methods: must be an array of strings/],
    [
      "another method",
      { auth: { identity: { methods: ["hw_x"] } } },
      /methods: must be one of \["pass/,
    ],
    ["a polluted one", '{"__proto__":{"auth":{}}}', /^auth: is required/],
  ])("in a body with %s", async (_, body, message) => {
    const response = await identityCloud().post(URL, body);
    expect(response.status).toBe(400);
    expect(response.body).toHaveProperty("error.message", expect.stringMatching(message));
  });

  test("for a project or account that there is not", async () => {
    const cloud = identityCloud({ identity: { projects: [{ name: "eu-west-0" }] } });
    for (const scope of [
      PROJECT,
      { project: { id: "x" } },
      { domain: { name: "x" } },
      { domain: { id: "x" } },
    ]) {
      expect((await cloud.post(URL, cloud.password(scope))).status).toBe(401);
    }
    expect((await cloud.post(URL, cloud.password({ project: { name: "eu-west-0" } }))).status).toBe(
      201,
    );
  });

  test("without the passcode of a user who has an MFA device", async () => {
    const cloud = identityCloud({ identity: { users } });
    const { auth } = cloud.password(PROJECT);
    const with_ = (identity: object) => cloud.post(URL, { auth: { ...auth, identity } });
    const methods = ["password", "totp"];
    const { id } = cloud.cloud.identity.users[0] ?? {};
    expect((await with_(auth.identity)).status).toBe(401);
    const wrong = { ...auth.identity, methods, totp: { user: { id, passcode: "000000" } } };
    expect((await with_(wrong)).status).toBe(401);
    const right = { ...auth.identity, methods, totp: { user: { id, passcode: "123456" } } };
    const { status, body } = await with_(right);
    expect(status).toBe(201);
    expect(body.token).toMatchObject({ methods });
  });
});

describe("identity", () => {
  test.each([
    [{ users: [{ name: "" }] }, /identity\.users\[0\]\.name: must be text/],
    [{ users: [{ name: "a" }, { name: "a" }] }, /identity\.users: "a" is there twice/],
    [{ projects: [{ name: "a", id: "a b" }] }, /identity\.projects\[0\]\.id: must be/],
    [{ domain: { name: "" } }, /identity\.domain\.name: must be text/],
    [{ metadata: "on" as "optional" }, /identity\.metadata: expected one of optional/],
  ])("%j is rejected", (identity, message) => {
    expect(() => createMockCloud({ identity })).toThrow(message);
  });

  test("has the same ids in every cloud, and other passwords", () => {
    const [a, b] = [createMockCloud().identity, createMockCloud().identity];
    expect(a.projects).toEqual(b.projects);
    expect(a.domain).toEqual(b.domain);
    expect(a.users[0]?.password).not.toBe(b.users[0]?.password);
  });

  test("returns 405 for another method", async () => {
    const { send } = identityCloud();
    const { status, headers } = await send(URL, { method: "PATCH" });
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe("POST, GET, HEAD, DELETE, OPTIONS");
  });
});
