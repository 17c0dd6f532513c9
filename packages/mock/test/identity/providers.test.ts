// The providers of the runtime against the IAM of the mock, over HTTP, as a client uses them.
import { createClient } from "@hcnet/publicips";
import { CredentialsError, createSession, ProjectError, type SessionOptions } from "@hcnet/runtime";
import { fromChain, fromPassword, fromTemporaryAccessKey } from "@hcnet/runtime/credentials";
import { defaultChain, fromEcsMetadata } from "@hcnet/runtime/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { createMockCloud, type MockCloudOptions } from "../../src/index.js";

const REGION = "cn-north-4";
const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const DAY = 24 * 60 * 60_000;
const PASSCODE = "123456";

async function start(options: MockCloudOptions = {}) {
  const cloud = createMockCloud({
    identity: {
      domain: { name: "acme" },
      users: [
        { name: "ann", password: "secret-ann" },
        { id: "bob-id", name: "bob", password: "secret-bob", passcode: PASSCODE },
      ],
      projects: [{ name: REGION, id: PROJECT }],
    },
    ...options,
  });
  const server = await cloud.listen();
  onTestFinished(() => server.close());
  const client = (credentials: SessionOptions["credentials"], more: Partial<SessionOptions> = {}) =>
    createClient(createSession({ region: REGION, ...more, credentials, endpoint: server.url }));
  const calls = () => cloud.journal.recent().map(({ method, path }) => `${method} ${path}`);
  return { cloud, server, client, calls };
}

const ANN = { user: "ann", domain: "acme", password: "secret-ann" };
const TOKENS = "POST /v3/auth/tokens";
const KEYS = "POST /v3.0/OS-CREDENTIAL/securitytokens";
const LIST = `GET /v1/${PROJECT}/publicips`;

describe("a client with", () => {
  test("a password asks for one token, and needs no look-up of the project", async () => {
    const { client, calls } = await start();
    const { listPublicips } = client(fromPassword(ANN));
    await Promise.all(Array.from({ length: 20 }, () => listPublicips({})));
    expect(calls()).toEqual([TOKENS, ...Array(20).fill(LIST)]);
  });

  test("a password and a code of the moment gets a token", async () => {
    const { client } = await start();
    const bob = { user: "bob", domain: "acme", password: "secret-bob" };
    const totp = { userId: "bob-id", passcode: () => PASSCODE };
    await client(fromPassword({ ...bob, totp })).listPublicips({});
    await expect(client(fromPassword(bob)).listPublicips({})).rejects.toThrow(CredentialsError);
  });

  test("a wrong password is told so, and IAM is asked once for all calls", async () => {
    const { client, calls } = await start();
    const { listPublicips } = client(fromPassword({ ...ANN, password: "canary-77" }));
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => listPublicips({})));
    for (const result of results) {
      expect(result).toMatchObject({ status: "rejected", reason: { code: "ERR_CREDENTIALS" } });
      expect(String((result as PromiseRejectedResult).reason)).not.toContain("canary-77");
    }
    expect(calls()).toEqual([TOKENS]);
  });

  test("a token that ends midway gets another, once, and each call succeeds", async () => {
    const { cloud, client, calls } = await start();
    const { listPublicips } = client(fromPassword(ANN));
    await listPublicips({});
    cloud.clock.advance(DAY);
    cloud.journal.clear();
    await Promise.all(Array.from({ length: 10 }, () => listPublicips({})));
    expect(calls().filter((call) => call === TOKENS)).toHaveLength(1);
  });

  test("an access key looks up the project once, and a temporary key by it works as well", async () => {
    const { cloud, client, calls } = await start();
    const { accessKeyId, secretAccessKey } = cloud.credentials;
    const keys = { accessKeyId, secretAccessKey };
    const { listPublicips } = client(keys);
    await Promise.all([listPublicips({}), listPublicips({}), listPublicips({})]);
    expect(calls()).toEqual(["GET /v3/projects", LIST, LIST, LIST]);
    cloud.journal.clear();
    await client(fromTemporaryAccessKey({ credentials: keys })).listPublicips({});
    expect(calls()).toEqual([KEYS, "GET /v3/projects", LIST]);
  });

  test("a temporary key that ends midway gets another", async () => {
    const { cloud, client, calls } = await start();
    const base = fromPassword(ANN);
    const credentials = fromTemporaryAccessKey({ credentials: base, durationSeconds: 900 });
    const { listPublicips } = client(credentials);
    await listPublicips({});
    // Less than the clock skew that the gateway accepts: only the key is at fault.
    cloud.clock.advance(14 * 60_000);
    cloud.journal.clear();
    await listPublicips({});
    expect(calls()).toEqual([LIST]);
    cloud.clock.advance(2 * 60_000);
    await listPublicips({});
    expect(calls().slice(-3)).toEqual([TOKENS, KEYS, LIST]);
  });

  test("the agency of a server, with and without tokens of the metadata service", async () => {
    for (const metadata of ["required", "optional"] as const) {
      const projects = [{ name: REGION, id: PROJECT }];
      const { server, client } = await start({ identity: { projects, metadata } });
      const chain = defaultChain({
        env: { HOME: "/nowhere", HUAWEICLOUD_SDK_CREDENTIALS_FILE: undefined },
        ecsMetadata: { endpoint: server.url },
      });
      const ecs = fromEcsMetadata({ endpoint: server.url });
      await client(fromChain([ecs])).listPublicips({});
      await client(chain).listPublicips({});
    }
  });

  test("a region without a project is told which, before anything else is sent", async () => {
    const { cloud, client, calls } = await start();
    const { token } = cloud.credentials;
    const asking = client({ token }, { region: "cn-south-1" }).listPublicips({});
    await expect(asking).rejects.toThrow(ProjectError);
    await expect(asking).rejects.toThrow(
      /^No project for region "cn-south-1": no project with this name is visible/,
    );
    expect(calls()).toEqual(["GET /v3/projects"]);
  });
});
