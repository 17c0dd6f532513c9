// The command as a host starts it: no secret is in what it prints, returns or logs.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MockCloud } from "@hcnet/mock";
import { describe, expect, onTestFinished, test } from "vitest";
import { NIGHTLY } from "../../../scripts/lib/nightly.js";
import {
  ACCESS_KEY,
  BY_PASSWORD,
  BY_TOKEN,
  CANARY,
  createCanaryCloud,
  EIP,
  MD5,
  PASSWORD,
  PEER,
  PROJECT_ID,
  SK,
  TOKEN,
} from "../../operations/test/support/canaries.js";
import { textOf } from "./support/host.js";
import { BIN, type Environment, type Seen, start } from "./support/process.js";

const SESSION_TOKEN = `${CANARY}SecurityToken`;

const place = {
  HW_REGION_NAME: "cn-north-4",
  HUAWEICLOUD_SDK_PROJECT_ID: PROJECT_ID,
  HW_PROJECT_ID: PROJECT_ID,
};
const SESSION = { HUAWEICLOUD_SDK_SECURITY_TOKEN: SESSION_TOKEN };
const EVERY: Environment = { ...ACCESS_KEY, ...SESSION, ...BY_TOKEN, ...BY_PASSWORD };

/** The variables for each kind of credentials, for a mock cloud at a URL. */
const CREDENTIALS: Readonly<Record<string, (url: string) => Environment | Promise<Environment>>> = {
  "an access key": () => ACCESS_KEY,
  "a temporary access key": async (url) => {
    const response = await fetch(`${url}/v3.0/OS-CREDENTIAL/securitytokens`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-auth-token": TOKEN },
      body: JSON.stringify({ auth: { identity: { methods: ["token"] } } }),
    });
    const { credential } = (await response.json()) as {
      readonly credential: Readonly<Record<"access" | "secret" | "securitytoken", string>>;
    };
    return {
      HUAWEICLOUD_SDK_AK: credential.access,
      HUAWEICLOUD_SDK_SK: credential.secret,
      HUAWEICLOUD_SDK_SECURITY_TOKEN: credential.securitytoken,
    };
  },
  "a token": () => BY_TOKEN,
  "a password": () => BY_PASSWORD,
};

const secretsIn = (env: Environment): readonly string[] =>
  Object.entries(env).flatMap(([name, value]) =>
    /_(?:SK|TOKEN|PASSWORD)$/.test(name) ? [value] : [],
  );

/** Puts secrets in every place that a host can fill. */
async function callEverything(
  { client, record, call, write }: Awaited<ReturnType<typeof start>>,
  secrets: readonly string[],
) {
  await record(client.listTools());
  const created = await write("createVifPeer", { body: { vif_peer: PEER } });
  expect(created.isError, textOf(created)).toBeUndefined();
  await call("listVirtualInterfaces");
  await write("updateVifPeer", {
    ...{ path: { vif_peer_id: MD5 }, body: { vif_peer: { name: MD5, bgp_md5: MD5 } } },
  });
  for (const wrong of [
    ...secrets.map((secret) => ({ ...PEER, [secret]: 1 })),
    { ...PEER, bgp_asn: MD5 },
    { ...PEER, vif_id: MD5 },
    { ...PEER, bgp_md5: { nested: MD5 } },
    { ...PEER, vif_id: "00000000-0000-4000-8000-000000000000" },
  ]) {
    await write("createVifPeer", { body: { vif_peer: wrong } });
  }
  for (const secret of secrets) {
    await call("showPublicip", { path: { publicip_id: secret } });
    await call("listPublicips", { query: { marker: secret } });
    await call("listPublicips", { cursor: secret });
    await write("updatePublicip", {
      ...{ path: { publicip_id: EIP }, body: { publicip: { alias: secret } } },
    });
    await call("updatePublicip", { confirm: secret, path: { publicip_id: secret } });
    await call(secret);
    await record(client.getPrompt({ name: secret }));
    await record(
      client.getPrompt({
        name: "movePublicip",
        arguments: { publicip_id: secret, from_port_id: secret, to_port_id: secret },
      }),
    );
    await record(client.readResource({ uri: `hcnet://models/${secret}` }));
  }
  await call("waitForPublicipUnbound", { path: { publicip_id: EIP }, timeoutSeconds: 5 });
  await record(client.listPrompts());
  await record(client.listResources());
  await record(client.readResource({ uri: "hcnet://models/vif-peers" }));
}

function expectNone(secrets: readonly string[], { host, stderr }: Seen, auditLog: string) {
  const log = readFileSync(auditLog, "utf8");
  expect(log).toContain('"written"');
  const shown = JSON.stringify([host, stderr, log]);
  const escaped = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
  for (const secret of [...secrets, ...escaped, ...secrets.map(encodeURIComponent), CANARY]) {
    const at = shown.indexOf(secret);
    expect(at < 0 ? "" : shown.slice(Math.max(0, at - 300), at + 60)).toBe("");
  }
}

function auditFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hcnet-mcp-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A mock cloud that accepts all of the credentials, and its URL. */
async function listen(): Promise<readonly [MockCloud, string]> {
  const cloud = createCanaryCloud();
  const server = await cloud.listen();
  onTestFinished(() => server.close());
  return [cloud, server.url];
}

/** One kind for each transport; all with HCNET_NIGHTLY=1. */
const kindsFor = (transport: "stdio" | "Streamable HTTP"): readonly string[] =>
  NIGHTLY
    ? Object.keys(CREDENTIALS)
    : [transport === "stdio" ? "a temporary access key" : "a password"];

describe.for(["stdio", "Streamable HTTP"] as const)("the command over %s", (transport) => {
  test.for(kindsFor(transport))("shows nothing of %s", async (kind) => {
    const [cloud, url] = await listen();
    const auditLog = join(auditFolder(), "audit.ndjson");
    const env = { ...place, ...(await CREDENTIALS[kind]?.(url)), HW_AUTH_URL: url };
    const secrets = secretsIn(env);
    const args = ["--allow", "*", "--audit-log", auditLog, "--endpoint", url];
    const host = await start(transport, args, env);
    await callEverything(host, secrets);
    const body = { error: { error_msg: secrets.join(" "), error_code: secrets[0] } };
    cloud.faults.add({ effect: { type: "response", status: 500, body } });
    await host.call("listPublicips");
    await host.write("createVifPeer", { body: { vif_peer: PEER } });
    expectNone(secrets, host.seen, auditLog);
  });

  test("shows nothing of any secret with --mock", async () => {
    const auditLog = join(auditFolder(), "audit.ndjson");
    const args = ["--mock", "--allow", "*", "--audit-log", auditLog];
    const host = await start(transport, args, EVERY);
    await callEverything(host, secretsIn(EVERY));
    await host.call("mockSeed", { seed: { vif_peers: [{ bgp_md5: MD5, name: "seeded" }] } });
    for (const seed of [
      { vif_peers: [{ bgp_md5: MD5, address_family: MD5 }] },
      { vif_peers: [{ address_family: `${CANARY}Misplaced` }] },
      { publicips: [{ status: `${CANARY}Misplaced`, [SK]: 1 }] },
      { region: SK },
      { [TOKEN]: [] },
      { publicips: PASSWORD },
    ]) {
      await host.call("mockSeed", { seed });
    }
    for (const effect of [
      { type: "response", status: 500, example: `${CANARY}Misplaced` },
      { type: SK, status: TOKEN },
      { type: "response", status: 500, headers: { [PASSWORD]: PASSWORD } },
    ]) {
      await host.call("mockAddFault", { rule: { effect } });
    }
    const body = { error_msg: SK, password: `${CANARY}InRule` };
    await host.call("mockAddFault", {
      rule: { operation: "listPublicips", effect: { type: "response", status: 500, body } },
    });
    await host.call("mockAdvanceClock", { ms: SK });
    const { structuredContent } = await host.call("mockSnapshot");
    expect(JSON.stringify(structuredContent)).toContain("seeded");
    await host.call("mockRestore", structuredContent as object);
    await host.call("mockRestore", { snapshot: { version: SK, [TOKEN]: MD5 } });
    await host.call("mockReset", { [SK]: PASSWORD });
    expectNone(secretsIn(EVERY), host.seen, auditLog);
  });
});

test.for([
  [SK],
  ["--sk", SK],
  [`--sk=${SK}`],
  [`--mock=${SK}`],
  ["--http", SK],
  ["--allow", SK],
  ["--endpoint", `https://user:${encodeURIComponent(PASSWORD)}@127.0.0.1:1`],
  ["--region", SK],
  ["--profile", SK],
  ["--audit-log", `/nonexistent/${SK}`],
  ["--mock", "--region", SK],
])("a wrong start with %j shows no secret", async (args) => {
  const server = spawn(process.execPath, [BIN, ...args], { env: { ...place, ...EVERY } });
  let output = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  server.stdin.end();
  await new Promise((resolve) => server.once("close", resolve));
  expect(output).not.toContain(CANARY);
});
