import { expect, test } from "vitest";
import { fromPassword, type PasswordOptions } from "../../src/credentials/index.js";
import { CredentialsError, InvalidArgumentError } from "../../src/index.js";
import { everything } from "../support/everything.js";
import { contextOf } from "../support/provider-context.js";
import { json, type Responder, startServer } from "../support/server.js";

const CANARY = "canary-91cc";
const OPTIONS: PasswordOptions = { user: "u", domain: "d", password: "p" };
const ENDS = "2026-01-02T03:04:05.678000Z";
const PROJECT = "cfa563efb77d4b6d9960781d82530fd8";
const respondWithToken = json(
  201,
  { token: { expires_at: ENDS, project: { id: PROJECT, name: "cn-north-4" } } },
  { "X-Subject-Token": "t" },
);

/** What IAM got, and what the provider made of its response. */
async function ask(options: Partial<PasswordOptions>, context: Parameters<typeof contextOf>[1]) {
  const server = await startServer(respondWithToken);
  const given = await fromPassword({ ...OPTIONS, ...options })(contextOf(server.url, context));
  const [request] = server.received;
  return { given, request, auth: JSON.parse(request?.body ?? "null").auth };
}

test("asks as the reference of IAM has it", async () => {
  const { given, request, auth } = await ask({}, {});
  expect(request).toMatchObject({ method: "POST", target: "/v3/auth/tokens?nocatalog=true" });
  expect(request?.headers["content-type"]).toBe("application/json;charset=utf8");
  expect(auth).toEqual({
    identity: {
      methods: ["password"],
      password: { user: { name: "u", password: "p", domain: { name: "d" } } },
    },
    scope: { project: { name: "cn-north-4" } },
  });
  expect(given).toMatchObject({ expiresAt: new Date("2026-01-02T03:04:05.678Z") });
  expect("token" in given && given.token).toBe("t");
  expect(given.projectId).toBe(PROJECT);
});

test("asks for the project of the session, for the named scope, or for none", async () => {
  expect((await ask({}, { projectId: "p1" })).auth.scope).toEqual({ project: { id: "p1" } });
  expect((await ask({}, { region: undefined })).auth).not.toHaveProperty("scope");
  const scope = { domain: { name: "d" } };
  expect((await ask({ scope }, { projectId: "p1" })).auth.scope).toEqual(scope);
});

test("takes the password and the code of the moment", async () => {
  const totp = { userId: "i", passcode: () => "123456" };
  const { auth } = await ask({ password: async () => "later", totp }, {});
  expect(auth.identity).toEqual({
    methods: ["password", "totp"],
    password: { user: { name: "u", password: "later", domain: { name: "d" } } },
    totp: { user: { id: "i", passcode: "123456" } },
  });
});

const errors: [title: string, response: Responder, requests: number, message: RegExp][] = [
  [
    "a wrong password, once",
    json(401, { error: { code: 401, message: "The username or password is wrong." } }),
    1,
    /^No token for user "u" of "d": IAM at http:\S+: POST \/v3\/auth\/tokens: The username or password is wrong\. \(HTTP 401, \S+\)$/,
  ],
  ["an IAM that is down, three times", json(503, {}), 3, /\(HTTP 503\)$/],
  ["a closed connection, three times", (r) => r.destroy(), 3, /No complete response/],
  [
    "a redirect",
    (r) => r.writeHead(302, { Location: "/" }).end(),
    1,
    /redirect, which is not followed \(HTTP 302\)$/,
  ],
  ["a response without a token", json(201, { token: { expires_at: ENDS } }), 1, /X-Subject-Token/],
  ["a token without an end", json(201, {}, { "X-Subject-Token": "t" }), 1, /no valid expires_at/],
  [
    "a response that is no JSON",
    (r) => r.writeHead(201, { "X-Subject-Token": "t" }).end(`<${CANARY}>`),
    1,
    /no valid expires_at/,
  ],
];

test.each(errors)("tells of %s", async (_, response, requests, message) => {
  const server = await startServer(response);
  const provider = fromPassword({ ...OPTIONS, password: CANARY });
  const error: unknown = await provider(contextOf(server.url)).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(CredentialsError);
  expect(error).toMatchObject({ code: "ERR_CREDENTIALS", message: expect.stringMatching(message) });
  expect(server.received).toHaveLength(requests);
  expect(everything(error)).not.toContain(CANARY);
});

test("retries after a temporary failure", async () => {
  let requests = 0;
  const server = await startServer((response, request) => {
    requests += 1;
    (requests === 1 ? json(429, {}) : respondWithToken)(response, request);
  });
  await expect(fromPassword(OPTIONS)(contextOf(server.url))).resolves.toMatchObject({});
  expect(requests).toBe(2);
});

const wrong: [options: object, message: RegExp][] = [
  [{ user: "" }, /^user: expected a non-empty string/],
  [{ domain: undefined }, /^domain: expected a non-empty string/],
  [{ password: 1 }, /^password: expected a non-empty string/],
  [{ totp: { passcode: "1" } }, /^totp\.userId: expected a non-empty string/],
  [{ totp: { userId: "i", passcode: "" } }, /^totp\.passcode: expected a non-empty string/],
];

test.each(wrong)("rejects %j", (options, message) => {
  const create = () => fromPassword({ ...OPTIONS, ...options } as PasswordOptions);
  expect(create).toThrow(InvalidArgumentError);
  expect(create).toThrow(message);
});

test("no way of printing a provider or what it gave shows a secret", async () => {
  const server = await startServer(
    json(201, { token: { expires_at: ENDS } }, { "X-Subject-Token": CANARY }),
  );
  const provider = fromPassword({ ...OPTIONS, password: CANARY });
  const given = await provider(contextOf(server.url));
  expect("token" in given && given.token).toBe(CANARY);
  expect(everything([provider, given, { ...given }])).not.toContain(CANARY);
});
