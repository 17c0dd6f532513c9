// What Keystone clients and the vendor's IAM SDK call in addition to the request for a token.
import { describe, expect, test } from "vitest";
import { IAM, type IdentityCloud, identityCloud, VPC } from "../support/identity.js";

const TOKENS = `${IAM}/v3/auth/tokens`;
const PROJECT = { project: { name: "cn-north-4" } };
const HOUR = 3_600_000;

/** Asks about a token, with the same token. */
const subject = (token: string, method = "GET") => ({
  method,
  headers: { "X-Auth-Token": token, "X-Subject-Token": token },
});

const byToken = (id: string, scope?: unknown) => ({
  auth: { identity: { methods: ["token"], token: { id } }, ...(scope ? { scope } : {}) },
});

const issue = async (cloud: IdentityCloud, body: unknown) => {
  const response = await cloud.post(TOKENS, body);
  return { ...response, token: response.headers.get("x-subject-token") ?? "" };
};

describe("version discovery", () => {
  test("lists version 3 with status 300, without credentials", async () => {
    const { send } = identityCloud();
    const { status, body } = await send(`${IAM}/`);
    expect(status).toBe(300);
    expect(body).toEqual({
      versions: {
        values: [
          {
            id: "v3.6",
            status: "stable",
            updated: expect.any(String),
            links: [{ rel: "self", href: `${IAM}/v3/` }],
            "media-types": [
              { base: "application/json", type: "application/vnd.openstack.identity-v3+json" },
            ],
          },
        ],
      },
    });
  });

  test.each(["/v3", "/v3/"])("shows version 3 at %s", async (path) => {
    const { status, body } = await identityCloud().send(IAM + path);
    expect(status).toBe(200);
    expect(body).toHaveProperty("version.links", [{ rel: "self", href: `${IAM}/v3/` }]);
  });

  test("leads to the address of a mock that has one for all services", async () => {
    const server = await identityCloud().cloud.listen();
    const response = await fetch(`${server.url}/v3`);
    const { version } = (await response.json()) as { version: { links: unknown } };
    await server.close();
    expect(version.links).toEqual([{ rel: "self", href: `${server.url}/v3/` }]);
  });

  test("is not served for another service", async () => {
    const { send } = identityCloud();
    for (const path of ["/", "/v3"]) expect((await send(VPC + path)).status).toBe(404);
  });

  test("has no body for HEAD", async () => {
    const { status, body } = await identityCloud().send(`${IAM}/v3`, { method: "HEAD" });
    expect({ status, body }).toEqual({ status: 200, body: { text: "" } });
  });
});

describe("a token", () => {
  test.each([
    ["of a project", PROJECT],
    ["of an account", { domain: { name: "mock-domain" } }],
    ["unscoped", "unscoped"],
    ["without scope", undefined],
  ])("%s is described by GET as when it was issued", async (_, scope) => {
    const cloud = identityCloud();
    const { token, body } = await issue(cloud, cloud.password(scope));
    const shown = await cloud.send(TOKENS, subject(token));
    expect(shown.status).toBe(200);
    expect(shown.headers.get("x-subject-token")).toBe(token);
    expect(shown.body).toEqual(body);
  });

  test("is described without the catalog when nocatalog is set", async () => {
    const cloud = identityCloud();
    const shown = await cloud.send(`${TOKENS}?nocatalog=1`, subject(await cloud.token(PROJECT)));
    expect(shown.body.token).not.toHaveProperty("catalog");
  });

  test("is validated by HEAD without a body", async () => {
    const cloud = identityCloud();
    const { status, body } = await cloud.send(TOKENS, subject(await cloud.token(), "HEAD"));
    expect({ status, body }).toEqual({ status: 200, body: { text: "" } });
  });

  test("can be the token of the cloud, which cannot be revoked", async () => {
    const cloud = identityCloud();
    const { token } = cloud.cloud.credentials;
    const shown = await cloud.send(TOKENS, subject(token));
    expect(shown.body).toHaveProperty("token.project.name", "cn-north-4");
    expect((await cloud.send(TOKENS, subject(token, "DELETE"))).status).toBe(403);
    expect((await cloud.send(TOKENS, subject(token))).status).toBe(200);
  });

  test.each(["GET", "HEAD", "DELETE"])(
    "that is unknown or expired is 404 for %s",
    async (method) => {
      const cloud = identityCloud();
      const expired = await cloud.token();
      cloud.pass(24 * HOUR);
      const auth = await cloud.token();
      for (const token of [expired, "unknown"]) {
        const headers = { "X-Auth-Token": auth, "X-Subject-Token": token };
        expect((await cloud.send(TOKENS, { method, headers })).status).toBe(404);
      }
      const none = await cloud.send(TOKENS, { method, headers: { "X-Auth-Token": auth } });
      expect(none.status).toBe(400);
    },
  );

  test("is not described to a caller without credentials", async () => {
    const cloud = identityCloud();
    const headers = { "X-Subject-Token": await cloud.token() };
    expect((await cloud.send(TOKENS, { headers })).status).toBe(401);
  });

  test("is rejected everywhere once it is revoked, and no other token is", async () => {
    const cloud = identityCloud();
    const [revoked, other] = [await cloud.token(PROJECT), await cloud.token(PROJECT)];
    expect((await cloud.send(TOKENS, subject(revoked, "DELETE"))).status).toBe(204);
    const eips = `${VPC}/v1/${cloud.cloud.identity.projects[0]?.id}/publicips`;
    const status = async (token: string) =>
      (await cloud.send(eips, { headers: { "X-Auth-Token": token } })).status;
    expect([await status(revoked), await status(other)]).toEqual([401, 200]);
    expect((await cloud.send(TOKENS, subject(revoked))).status).toBe(401);
    expect((await cloud.post(TOKENS, byToken(revoked))).status).toBe(401);
  });
});

describe("the method token", () => {
  test("gives a token for another scope that expires with the first", async () => {
    const cloud = identityCloud();
    const first = await issue(cloud, cloud.password("unscoped"));
    cloud.pass(HOUR);
    const { status, body } = await issue(cloud, byToken(first.token, PROJECT));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      token: {
        methods: ["password", "token"],
        project: { name: "cn-north-4" },
        expires_at: (first.body.token as { expires_at: string }).expires_at,
      },
    });
  });

  test.each([
    ["no token", { methods: ["token"] }, 400],
    ["an unknown token", { methods: ["token"], token: { id: "x" } }, 401],
    ["another method", { methods: ["token", "password"], token: { id: "x" } }, 400],
  ])("is rejected with %s", async (_, identity, status) => {
    const cloud = identityCloud();
    expect((await cloud.post(TOKENS, { auth: { identity } })).status).toBe(status);
  });
});

describe("the scope unscoped", () => {
  test("gives a token without project, account, roles and catalog", async () => {
    const cloud = identityCloud();
    const { status, body } = await issue(cloud, cloud.password("unscoped"));
    expect(status).toBe(201);
    expect(Object.keys(body.token as object).sort()).toEqual([
      ...["expires_at", "issued_at", "methods", "user"],
    ]);
  });

  test("is the only scope that is a string", async () => {
    const cloud = identityCloud();
    expect((await issue(cloud, cloud.password("all"))).status).toBe(400);
  });
});

describe("GET /v3/auth/projects", () => {
  test("lists the projects that the caller may choose from", async () => {
    const cloud = identityCloud();
    const headers = { "X-Auth-Token": await cloud.token("unscoped") };
    const { status, body } = await cloud.send(`${IAM}/v3/auth/projects`, { headers });
    expect(status).toBe(200);
    expect(body.projects).toMatchObject(cloud.cloud.identity.projects);
    expect(body).toHaveProperty("links.self", `${IAM}/v3/auth/projects`);
  });
});

describe("GET /v3/auth/catalog", () => {
  const catalogOf = async (cloud: IdentityCloud, token: string) =>
    cloud.send(`${IAM}/v3/auth/catalog`, { headers: { "X-Auth-Token": token } });

  test("shows the catalog of the token, with entries as in the vendor's example", async () => {
    const cloud = identityCloud();
    const { body, token } = await issue(cloud, cloud.password(PROJECT));
    const shown = await catalogOf(cloud, token);
    expect(shown.status).toBe(200);
    const { catalog } = body.token as { catalog: unknown[] };
    expect(shown.body).toEqual({ catalog, links: { self: `${IAM}/v3/auth/catalog` } });
    expect(catalog[0]).toEqual({
      endpoints: [
        {
          id: expect.stringMatching(/^[0-9a-f]{32}$/),
          interface: "public",
          region: "*",
          region_id: "*",
          url: `${IAM}/v3.0`,
        },
      ],
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: "iam",
      type: "iam",
    });
  });

  test("is shown for the token of the cloud, and not for a token of no project", async () => {
    const cloud = identityCloud();
    expect((await catalogOf(cloud, cloud.cloud.credentials.token)).status).toBe(200);
    for (const scope of ["unscoped", { domain: { name: "mock-domain" } }]) {
      expect((await catalogOf(cloud, await cloud.token(scope))).status).toBe(403);
    }
  });
});
