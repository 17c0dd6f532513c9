import { createServer } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  CredentialsError,
  CredentialsNotFoundError,
  InvalidArgumentError,
} from "../../src/index.js";
import { defaultChain, fromEcsMetadata } from "../../src/node/index.js";
import { everything } from "../support/everything.js";
import { contextOf } from "../support/provider-context.js";
import { json, type Responder, startServer } from "../support/server.js";

const CANARY = "canary-e82a";
const KEY = {
  access: "TA",
  secret: CANARY,
  securitytoken: `st-${CANARY}`,
  expires_at: "2026-01-08T03:50:07.574000Z",
};
const text =
  (status: number, body = ""): Responder =>
  (response) =>
    response.writeHead(status).end(body);

/** A metadata service with a given response to each of the two requests. */
const startMetadata = (token: Responder, key: Responder) =>
  startServer((response, request) => (request.method === "PUT" ? token : key)(response, request));

const ask = (endpoint: string, timeoutMs = 5000) =>
  fromEcsMetadata({ endpoint, timeoutMs })(contextOf("http://nobody.invalid"));

test("takes the key of the agency, with a token", async () => {
  const server = await startMetadata(text(200, "mt\n"), json(200, { credential: KEY }));
  const given = await ask(server.url);
  expect(given).toMatchObject({
    accessKeyId: "TA",
    expiresAt: new Date("2026-01-08T03:50:07.574Z"),
  });
  expect(!("token" in given) && given.secretAccessKey).toBe(CANARY);
  expect(everything(given)).not.toContain(CANARY);
  const [put, get] = server.received;
  expect(put).toMatchObject({ method: "PUT", target: "/meta-data/latest/api/token" });
  expect(put?.headers["x-metadata-token-ttl-seconds"]).toBe("21600");
  expect(get).toMatchObject({ method: "GET", target: "/openstack/latest/securitykey" });
  expect(get?.headers["x-metadata-token"]).toBe("mt");
});

test.each([404, 405, 503])("does without a token after %d", async (status) => {
  const server = await startMetadata(text(status), json(200, { credential: KEY }));
  expect(await ask(`${server.url}/`)).toMatchObject({ accessKeyId: "TA" });
  expect(server.received[1]?.headers).not.toHaveProperty("x-metadata-token");
});

const failures: [
  title: string,
  token: Responder,
  key: Responder,
  message: RegExp,
  found?: "none",
][] = [
  ["a closed connection", (r) => r.destroy(), text(200), /: no response: socket hang up$/, "none"],
  [
    "a server without an agency",
    text(404),
    text(401, "Please configure Cloud Service Agency first."),
    /: the server has no agency$/,
    "none",
  ],
  ["another cloud", text(404), text(404), /: the service has no keys$/, "none"],
  ["a rejected token", text(403), text(200), /: responded with status 403$/],
  ["a rejected request", text(200, "mt"), text(401, CANARY), /: responded with status 401$/],
  ["a broken service", text(200, "mt"), text(500), /: responded with status 500$/],
  ["HTML", text(200, "mt"), text(200, `<${CANARY}>`), /: the response has no credential\.access$/],
  [
    "an endless response",
    text(200, "x".repeat(100_000)),
    text(200),
    /the response is too long$/,
    "none",
  ],
];

test.each(failures)("tells of %s", async (_, token, key, message, found) => {
  const server = await startMetadata(token, key);
  const error: unknown = await ask(server.url).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(CredentialsError);
  expect(error instanceof CredentialsNotFoundError).toBe(found === "none");
  expect((error as Error).message).toMatch(/^ECS metadata at http:/);
  expect((error as Error).message).toMatch(message);
  expect(everything(error)).not.toContain(CANARY);
});

test("does not wait for a service that never responds", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  await expect(ask(`http://127.0.0.1:${port}`, 20)).rejects.toThrow(/no response within 20 ms$/);
});

test("rejects options that cannot be, by name", () => {
  expect(() => fromEcsMetadata({ endpoint: "nowhere" })).toThrow(InvalidArgumentError);
  expect(() => fromEcsMetadata({ endpoint: "https://x.example" })).toThrow(/^endpoint: /);
  expect(() => fromEcsMetadata({ timeoutMs: 0 })).toThrow(/^timeoutMs: /);
});

test("the default chain ends in the metadata service, and says where it looked", async () => {
  const server = await startMetadata(text(404), json(200, { credential: KEY }));
  vi.stubEnv("HOME", "/nowhere");
  onTestFinished(() => void vi.unstubAllEnvs());
  const env = {};
  const context = contextOf("http://nobody.invalid");
  const chain = defaultChain({ env, ecsMetadata: { endpoint: server.url } });
  expect(await chain(context)).toMatchObject({ accessKeyId: "TA" });
  const first = defaultChain({ env: { HUAWEICLOUD_SDK_AK: "A", HUAWEICLOUD_SDK_SK: "S" } });
  expect(await first(context)).toMatchObject({ accessKeyId: "A" });
  const half = defaultChain({ env: { HUAWEICLOUD_SDK_AK: "A" } });
  await expect(half(context)).rejects.toThrow(/^environment: HUAWEICLOUD_SDK_AK is set, but/);
  await expect(defaultChain({ env, ecsMetadata: false })(context)).rejects.toThrow(
    new RegExp(
      [
        "^No credentials found: environment: neither HUAWEICLOUD_SDK_AK nor .*",
        "environment: expected HW_ACCESS_KEY, .* or HW_USER_NAME, got none of them",
        "environment: expected OS_ACCESS_KEY, .*",
        "profile: there is no .*credentials",
        "KooCLI: there is no .*config.json",
        "clouds.yaml: expected one of clouds.yaml, ~/.config/openstack/clouds.yaml, .*$",
      ].join("; "),
    ),
  );
});
