import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMockCloud, type FaultRule } from "@hcnet/mock";
import type { SessionOptions } from "@hcnet/runtime";
import { fromPassword } from "@hcnet/runtime/credentials";
import { afterAll, describe, expect, test } from "vitest";
import { encoded, leaksIn } from "../../packages/mock/test/support/leaks.js";
import { verifyLive } from "./verify.js";

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const directory = mkdtempSync(join(tmpdir(), "hcnet-live-secrets-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const CANARIES = {
  accessKeyId: "CANARYAK5H2L9Q",
  secretAccessKey: 'canary-sk/+7c1d&é"\\',
  securityToken: "canary-session-41f0",
  token: "canary-token-9b22",
  password: "canary-Password-6!",
};

const planted = (operation: string, status: number, body: object, headers = {}): FaultRule => ({
  operation,
  effect: { type: "response", status, body, headers },
});

/** Plants secrets in every part of a response that the specs do not mark as secret. */
const leaks = (secrets: readonly string[]): FaultRule[] => {
  const texts = secrets.flatMap(encoded);
  const [first = ""] = secrets;
  return [
    planted("listPublicips", 200, {
      publicips: [{ id: "a", colour: texts, status: first, [first]: 1, alias: texts.join(" ") }],
    }),
    planted("listQuotas", 403, { code: first, message: texts.join(", "), colour: { texts } }),
    planted("listSubNetworkInterfaces", 200, [texts], { "X-Echo": encodeURIComponent(first) }),
    planted("listServicePublicDetails", 401, { error: { code: first, message: texts.join() } }),
    planted("showQuotas", 500, { error_msg: texts.join(), request_id: first }),
    planted(
      "listVirtualInterfaces",
      302,
      {},
      { Location: `/v1/x?colour=${encodeURIComponent(first)}` },
    ),
  ];
};

async function verify(credentials: SessionOptions["credentials"], secrets: readonly string[]) {
  const { accessKeyId, secretAccessKey, token, password } = CANARIES;
  const cloud = createMockCloud({
    credentials: { accessKeyId, secretAccessKey, token },
    identity: { users: [{ name: "canary-user", password }] },
    faults: leaks(secrets),
  });
  const { url, close } = await cloud.listen({ port: 0 });
  try {
    const endpoint = url;
    const session = { endpoint, region: "cn-north-4", projectId: PROJECT, credentials };
    const result = await verifyLive({ session, directory, write: false });
    const read = (name: string) => readFileSync(join(directory, name), "utf8");
    return { result: JSON.stringify(result), report: read("report.md"), har: read("calls.har") };
  } finally {
    await close();
  }
}

describe("keeps secrets that responses repeat out of recording, report and result", () => {
  const { accessKeyId, secretAccessKey, securityToken, token, password } = CANARIES;
  test.each<[string, SessionOptions["credentials"], readonly string[]]>([
    ["a token", { token }, [token]],
    ["an access key", { accessKeyId, secretAccessKey }, [accessKeyId, secretAccessKey]],
    [
      "a temporary access key of a provider",
      async () => ({ accessKeyId, secretAccessKey, securityToken }),
      [securityToken, secretAccessKey, accessKeyId],
    ],
    [
      "a password",
      fromPassword({ domain: "mock-domain", user: "canary-user", password }),
      [password],
    ],
  ])("%s", async (_, credentials, secrets) => {
    const { result, report, har } = await verify(credentials, secrets);
    expect(leaksIn(result, secrets)).toEqual([]);
    expect(leaksIn(report, secrets)).toEqual([]);
    expect(leaksIn(har, secrets)).toEqual([]);
    expect(report).toContain("publicips[].colour: property that the spec does not have");
    expect(har).toContain("REDACTED");
  });
});
