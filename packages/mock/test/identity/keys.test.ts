import { signRequest } from "@hcnet/runtime";
import { describe, expect, test } from "vitest";
import type { Json } from "../support/cases.js";
import { IAM, type IdentityCloud, identityCloud, VPC } from "../support/identity.js";

const URL = `${IAM}/v3.0/OS-CREDENTIAL/securitytokens`;
const METADATA = "http://169.254.169.254";
const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const MINUTE = 60_000;

interface Credential {
  readonly access: string;
  readonly secret: string;
  readonly securitytoken: string;
  readonly expires_at: string;
}

const credentialOf = ({ body }: { body: Json }) => body.credential as Credential;

const exchange = (token?: object) => ({
  auth: { identity: { methods: ["token"], ...(token === undefined ? {} : { token }) } },
});

/** Lists EIPs, signed with temporary keys, some of them changed. */
async function list(
  cloud: IdentityCloud,
  credential: Credential,
  changes: Partial<Credential> = {},
) {
  const { access, secret, securitytoken } = { ...credential, ...changes };
  const url = `${VPC}/v1/${PROJECT}/publicips`;
  const keys = { accessKeyId: access, secretAccessKey: secret, date: cloud.now() };
  const token = securitytoken === "" ? {} : { securityToken: securitytoken };
  const headers = await signRequest({ method: "GET", url, headers: {} }, { ...keys, ...token });
  return cloud.send(url, { headers });
}

async function keysFor(cloud: IdentityCloud, token: object = {}) {
  const headers = { "X-Auth-Token": cloud.cloud.credentials.token };
  return cloud.post(URL, exchange(token), headers);
}

describe("POST /v3.0/OS-CREDENTIAL/securitytokens", () => {
  test.each([
    ["15 minutes unless told otherwise", {}, 15],
    ["as long as is asked", { duration_seconds: 7200 }, 120],
    ["as older pages write it", { "duration-seconds": 3600 }, 60],
  ])("gives keys that live %s", async (_, token, minutes) => {
    const cloud = identityCloud();
    const response = await keysFor(cloud, token);
    expect(response.status).toBe(201);
    const credential = credentialOf(response);
    const end = new Date(cloud.now().getTime() + minutes * MINUTE);
    expect(credential.expires_at).toBe(end.toISOString().replace("Z", "000Z"));
    cloud.pass(minutes * MINUTE - 1);
    expect((await list(cloud, credential)).status).toBe(200);
    cloud.pass(1);
    const late = await list(cloud, credential);
    expect(late.status).toBe(401);
    expect(late.body).toMatchObject({ error_code: "APIGW.0301" });
    expect(late.body.error_msg).toContain("X-Security-Token: expired at");
  });

  test("takes the token from the body, the header going first", async () => {
    const cloud = identityCloud();
    const id = await cloud.token({ project: { name: "cn-north-4" } });
    expect((await cloud.post(URL, exchange({ id }))).status).toBe(201);
    const wrong = await cloud.post(URL, exchange({ id }), { "X-Auth-Token": "wrong" });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toHaveProperty("error.title", "Unauthorized");
  });

  test("takes a signature in place of a token, but not a wrong one", async () => {
    const cloud = identityCloud();
    const { accessKeyId, secretAccessKey } = cloud.cloud.credentials;
    const body = JSON.stringify(exchange({ duration_seconds: 900 }));
    const sign = (secret: string) =>
      signRequest(
        { method: "POST", url: URL, body, headers: { "Content-Type": "application/json" } },
        { accessKeyId, secretAccessKey: secret, date: cloud.now() },
      );
    const response = await cloud.post(URL, body, await sign(secretAccessKey));
    expect(response.status).toBe(201);
    expect((await list(cloud, credentialOf(response))).status).toBe(200);
    const wrong = await cloud.post(URL, body, await sign("canary"));
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ error_code: "APIGW.0301" });
  });

  test("rejects a token that has expired, and none", async () => {
    const cloud = identityCloud();
    const id = await cloud.token();
    cloud.pass(24 * 60 * MINUTE);
    expect((await cloud.post(URL, exchange({ id }))).status).toBe(401);
    expect((await cloud.post(URL, exchange())).status).toBe(401);
  });

  test.each([899, 86_401, 900.5, "900"])("rejects %j seconds", async (duration_seconds) => {
    const response = await keysFor(identityCloud(), { duration_seconds });
    expect(response.status).toBe(400);
    expect(response.body).toHaveProperty(
      "error.message",
      "auth.identity.token.duration_seconds: must be an integer, 900 to 86400",
    );
  });

  test("gives keys of which each part must fit the others", async () => {
    const cloud = identityCloud();
    const [one, two] = [credentialOf(await keysFor(cloud)), credentialOf(await keysFor(cloud))];
    const { accessKeyId: access, secretAccessKey: secret } = cloud.cloud.credentials;
    const wrong: [Partial<Credential>, RegExp][] = [
      [{ securitytoken: "" }, /X-Security-Token: is missing/],
      [{ securitytoken: two.securitytoken }, /belongs to another access key/],
      [{ securitytoken: "canary" }, /the security token is unknown/],
      [{ secret: two.secret }, /verify aksk signature fail/],
      [{ access: "OTHER", securitytoken: "" }, /access key is unknown/],
      [{ access, secret }, /the access key is not a temporary one/],
    ];
    for (const [changes, message] of wrong) {
      const { status, body } = await list(cloud, one, changes);
      expect(status).toBe(401);
      expect(body.error_msg).toMatch(message);
      for (const secretText of [one.secret, one.securitytoken, two.securitytoken, "canary"]) {
        expect(JSON.stringify(body)).not.toContain(secretText);
      }
    }
    expect((await list(cloud, one)).status).toBe(200);
  });
});

describe("the metadata service", () => {
  const key = `${METADATA}/openstack/latest/securitykey`;
  const tokenUrl = `${METADATA}/meta-data/latest/api/token`;
  const ttl = { "X-Metadata-Token-Ttl-Seconds": "60" };

  test("gives the same keys until 10 minutes before they end, then the next", async () => {
    const cloud = identityCloud();
    const first = credentialOf(await cloud.send(key));
    const left = new Date(first.expires_at).getTime() - cloud.now().getTime();
    expect(left).toBeGreaterThan(10 * MINUTE);
    expect(left).toBeLessThanOrEqual(60 * MINUTE);
    cloud.pass(left - 10 * MINUTE - 1);
    expect(credentialOf(await cloud.send(key))).toEqual(first);
    cloud.pass(1);
    const next = credentialOf(await cloud.send(key));
    expect(next.access).not.toBe(first.access);
    expect((await list(cloud, first)).status).toBe(200);
    expect((await list(cloud, next)).status).toBe(200);
    cloud.pass(10 * MINUTE);
    expect((await list(cloud, first)).status).toBe(401);
    expect((await list(cloud, next)).status).toBe(200);
  });

  test("gives a token as text, which lives as long as is asked", async () => {
    const cloud = identityCloud({ identity: { metadata: "required" } });
    expect((await cloud.send(key)).status).toBe(401);
    const { status, body, headers } = await cloud.send(tokenUrl, { method: "PUT", headers: ttl });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/plain");
    const withToken = { headers: { "X-Metadata-Token": String(body.text) } };
    expect((await cloud.send(key, withToken)).status).toBe(200);
    cloud.pass(MINUTE);
    expect((await cloud.send(key, withToken)).status).toBe(401);
  });

  test.each(["", "0", "21601", "a"])("rejects %j seconds for a token", async (seconds) => {
    const headers = { "X-Metadata-Token-Ttl-Seconds": seconds };
    const response = await identityCloud().send(tokenUrl, { method: "PUT", headers });
    expect(response.status).toBe(400);
  });

  test("can be off", async () => {
    const cloud = identityCloud({ identity: { metadata: "disabled" } });
    expect((await cloud.send(key)).status).toBe(404);
    expect((await cloud.send(tokenUrl, { method: "PUT", headers: ttl })).status).toBe(404);
  });
});
