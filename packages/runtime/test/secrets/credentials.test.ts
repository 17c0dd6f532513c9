// The same for what gets credentials: options, errors, and an IAM that repeats what it is sent.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  type CredentialProvider,
  fromChain,
  fromIdToken,
  fromPassword,
  fromTemporaryAccessKey,
} from "../../src/credentials/index.js";
import { CredentialsError, createSession, type SessionOptions } from "../../src/index.js";
import { createNodeTransport, fromEnvironment, fromProfile } from "../../src/node/index.js";
import { everything, leaksIn } from "../support/everything.js";
import { peersOf } from "../support/peers.js";
import { json, type Responder, startServer } from "../support/server.js";

const CANARY = /canary/i;
const user = { user: "ann", domain: "acme" };
const key = { accessKeyId: "AK", secretAccessKey: "canary-sk", securityToken: "canary-st" };

const repeat: Responder = (response, { headers, body }) => {
  const message = `wrong: ${JSON.stringify(headers)} ${body}`;
  json(401, { error: { code: "401", message } })(response, { headers, body } as never);
};

const providers: [string, () => CredentialProvider][] = [
  ["fromPassword", () => fromPassword({ ...user, password: "canary-password" })],
  [
    "fromPassword with a code",
    () =>
      fromPassword({
        ...{ ...user, password: () => "canary-password" },
        totp: { userId: "u", passcode: "canary-passcode" },
      }),
  ],
  ["fromIdToken", () => fromIdToken({ idpId: "idp", idToken: "canary-id-token" })],
  ["fromTemporaryAccessKey", () => fromTemporaryAccessKey({ credentials: key })],
  [
    "fromTemporaryAccessKey by a token",
    () => fromTemporaryAccessKey({ credentials: { token: "canary-token" } }),
  ],
  [
    "fromChain",
    () => fromChain([fromEnvironment({}), fromPassword({ ...user, password: "canary-password" })]),
  ],
];

test.each(providers)("%s shows no secret, and neither does its error", async (_, create) => {
  const server = await startServer(repeat);
  const provider = create();
  expect(leaksIn(everything(provider))).toEqual([]);
  const errors: unknown[] = [];
  const refresh: SessionOptions["refresh"] = { onRefreshError: (error) => errors.push(error) };
  const session = createSession({ endpoint: server.url, credentials: provider, refresh });
  const client = peersOf(server.url, { credentials: provider });
  errors.push(await client.listPeers().catch((reason: unknown) => reason));
  errors.push(await session.resolveProjectId().catch((reason: unknown) => reason));
  expect(errors).toEqual([expect.any(CredentialsError), expect.any(CredentialsError)]);
  for (const shown of [...errors, session, client]) {
    expect(leaksIn(everything(shown))).toEqual([]);
  }
  expect(JSON.stringify(server.received)).toMatch(CANARY);
});

test("what a provider gave is not shown, at first or when it is renewed", async () => {
  const server = await startServer(repeat);
  let asked = 0;
  const provider: CredentialProvider = async () => {
    asked += 1;
    return { token: `canary-token-${asked}`, expiresAt: new Date(Date.now() + 60_000) };
  };
  const session = createSession({ endpoint: server.url, credentials: provider });
  const error: unknown = await session.resolveProjectId().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "ERR_PROJECT" });
  for (const shown of [error, session]) expect(leaksIn(everything(shown))).toEqual([]);
});

test("files and variables are not shown", async () => {
  const directory = await mkdtemp(join(tmpdir(), "profile-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = join(directory, "credentials");
  const contents = [
    "[basic]\nak = AK\nsk canary-sk",
    "[basic]\nak = AK",
    "[basic]\nsk = canary-sk",
    "[basic]\nak = canary ak\nsk = canary-sk",
    "[other]\nsk = canary-sk",
  ];
  for (const content of contents) {
    await writeFile(file, content);
    const provider = fromProfile({ file });
    const error: unknown = await createSession({ region: "cn-north-4", credentials: provider })
      .resolveProjectId()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CredentialsError);
    for (const shown of [error, provider]) expect(leaksIn(everything(shown))).toEqual([]);
  }
  const half = { HUAWEICLOUD_SDK_SK: "canary-sk", HUAWEICLOUD_SDK_SECURITY_TOKEN: "canary-st" };
  const provider = fromEnvironment({ env: half });
  const error: unknown = await createSession({ region: "cn-north-4", credentials: provider })
    .resolveProjectId()
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(CredentialsError);
  for (const shown of [error, provider]) expect(leaksIn(everything(shown))).toEqual([]);
});

test("options that are rejected are not shown", () => {
  const rejected: (() => unknown)[] = [
    () => createSession({ region: "r", credentials: { token: "canary token" } }),
    () => createSession({ region: "r", credentials: { ...key, secretAccessKey: " canary" } }),
    () => createSession({ region: "r", credentials: { ...key, token: "canary" } as never }),
    () => createSession({ endpoint: "https://u:canary@h.example", credentials: key }),
    () => fromPassword({ ...user, domain: "", password: "canary" }),
    () => createNodeTransport({ proxy: { https: "ftp://u:canary@proxy" } }),
  ];
  for (const create of rejected) {
    let error: unknown;
    try {
      create();
    } catch (reason) {
      error = reason;
    }
    expect(error).toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    expect(leaksIn(everything(error))).toEqual([]);
  }
});

test("the password of a proxy is not shown", async () => {
  const proxy = await startServer((response) => response.writeHead(407).end());
  const address = proxy.url.replace("//", "//user:canary-password@");
  for (const target of ["http://peers.example", "https://peers.example"]) {
    const transport = createNodeTransport({ proxy: { http: address, https: address } });
    onTestFinished(() => transport.close());
    const client = peersOf(target, { credentials: key, transport, retry: false });
    const error: unknown = await client.listPeers().catch((reason: unknown) => reason);
    for (const shown of [error, transport, client]) expect(leaksIn(everything(shown))).toEqual([]);
  }
});
