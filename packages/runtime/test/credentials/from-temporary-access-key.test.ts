import { expect, test } from "vitest";
import {
  type CredentialProvider,
  fromIdToken,
  fromTemporaryAccessKey,
  type ProvidedCredentials,
} from "../../src/credentials/index.js";
import { CredentialsError, InvalidArgumentError } from "../../src/index.js";
import { everything } from "../support/everything.js";
import { contextOf } from "../support/provider-context.js";
import { json, type Responder, startServer } from "../support/server.js";

const CANARY = "canary-3d5f";
const ENDS = "2026-01-08T03:50:07.574000Z";
const KEY = { access: "TA", secret: CANARY, securitytoken: `st-${CANARY}`, expires_at: ENDS };
const EXPECTED = {
  accessKeyId: "TA",
  secretAccessKey: KEY.secret,
  securityToken: KEY.securitytoken,
  expiresAt: new Date("2026-01-08T03:50:07.574Z"),
  issuerTime: expect.any(Date) as Date,
};
const respondWithKey = json(201, { credential: KEY });

/** Getters are not members of their own. */
const plain = (given: ProvidedCredentials): object =>
  "token" in given
    ? given
    : { ...given, secretAccessKey: given.secretAccessKey, securityToken: given.securityToken };

test("exchanges an access key, with a signed request", async () => {
  const server = await startServer(respondWithKey);
  const credentials = { accessKeyId: "AK", secretAccessKey: "SK" };
  const provider = fromTemporaryAccessKey({ credentials });
  expect(plain(await provider(contextOf(server.url)))).toEqual(EXPECTED);
  const [request] = server.received;
  expect(request).toMatchObject({
    method: "POST",
    target: "/v3.0/OS-CREDENTIAL/securitytokens",
    body: '{"auth":{"identity":{"methods":["token"],"token":{"duration_seconds":3600}}}}',
  });
  expect(request?.headers.authorization).toMatch(/^SDK-HMAC-SHA256 Access=AK, SignedHeaders=/);
});

test("exchanges what a provider gives, and keeps its project", async () => {
  const server = await startServer(respondWithKey);
  const base: CredentialProvider = async ({ region }) => ({ token: `t-${region}`, projectId: "p" });
  const provider = fromTemporaryAccessKey({ credentials: base, durationSeconds: 900 });
  const given = await provider(contextOf(server.url));
  expect(plain(given)).toEqual({ ...EXPECTED, projectId: "p" });
  const [request] = server.received;
  expect(request?.headers["x-auth-token"]).toBe("t-cn-north-4");
  expect(request?.body).toContain('"duration_seconds":900');
  expect(everything([provider, given])).not.toContain(CANARY);
});

test("exchanges an ID token for a token, and that for a key", async () => {
  const server = await startServer((response, request) => {
    const isToken = request.target === "/v3.0/OS-AUTH/id-token/tokens";
    const token = json(201, { token: { expires_at: ENDS } }, { "X-Subject-Token": "unscoped" });
    (isToken ? token : respondWithKey)(response, request);
  });
  const provider = fromIdToken({ idpId: "my-idp", idToken: async () => "e.y.j" });
  expect(plain(await provider(contextOf(server.url)))).toEqual(EXPECTED);
  const [first, second] = server.received;
  expect(first?.headers["x-idp-id"]).toBe("my-idp");
  expect(first?.body).toBe('{"auth":{"id_token":{"id":"e.y.j"}}}');
  expect(second?.headers["x-auth-token"]).toBe("unscoped");
  expect(second?.body).toContain('"duration_seconds":21600');
});

const errors: [title: string, response: Responder, message: RegExp][] = [
  [
    "an error response",
    json(403, { error_code: "IAM.0002", error_msg: "no" }),
    /: no \(HTTP 403, IAM\.0002\)$/,
  ],
  ["no key", json(201, {}), /the response has no credential\.access$/],
  [
    "a key without its token",
    json(201, { credential: { ...KEY, securitytoken: "" } }),
    /no credential\.securitytoken$/,
  ],
  [
    "a key without an end",
    json(201, { credential: { ...KEY, expires_at: "x" } }),
    /expiresAt: expected/,
  ],
  ["HTML", (r) => r.writeHead(201).end(`<${CANARY}>`), /no credential\.access$/],
];

test.each(errors)("tells of %s", async (_, response, message) => {
  const server = await startServer(response);
  const credentials = { accessKeyId: "AK", secretAccessKey: CANARY };
  const asking = fromTemporaryAccessKey({ credentials })(contextOf(server.url));
  const error: unknown = await asking.catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(CredentialsError);
  expect((error as Error).message).toMatch(/^No temporary access key: /);
  expect((error as Error).message).toMatch(message);
  expect(everything(error)).not.toContain(CANARY);
});

test("tells which identity provider IAM rejected", async () => {
  const server = await startServer(json(404, { error: { code: 404, message: "gone" } }));
  const asking = fromIdToken({ idpId: "my-idp", idToken: CANARY })(contextOf(server.url));
  const error: unknown = await asking.catch((cause: unknown) => cause);
  expect((error as Error).message).toMatch(
    /^No token for the identity provider "my-idp": IAM at \S+: POST \S+: gone \(HTTP 404, \S+\)$/,
  );
  expect(everything(error)).not.toContain(CANARY);
});

test("rejects options that cannot be, by name", () => {
  const credentials = { token: "t" };
  for (const durationSeconds of [899, 86_401, 1000.5, Number.NaN]) {
    const create = () => fromTemporaryAccessKey({ credentials, durationSeconds });
    expect(create).toThrow(InvalidArgumentError);
    expect(create).toThrow(/^durationSeconds: /);
  }
  expect(() => fromTemporaryAccessKey({ credentials: { token: "" } })).toThrow(
    /^credentials\.token/,
  );
  expect(() => fromIdToken({ idpId: "", idToken: "t" })).toThrow(/^idpId: /);
  expect(() => fromIdToken({ idpId: "i", idToken: "" })).toThrow(/^idToken: /);
});
