import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { Commands } from "../support/command.js";
import { encoded, leaksIn } from "../support/leaks.js";

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const LIST = `/v1/${PROJECT}/publicips`;
const SHOW = `${LIST}/f6318bef-6508-4ea5-a48f-6152b6b1a8fb`;
const SECRET = 'canary-/+7c1d&"\\-secret';
const commands = new Commands();
const directory = mkdtempSync(join(tmpdir(), "hcnet-secrets-"));
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  commands.killAll();
  for (const close of closers.splice(0)) await close();
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Serves an endpoint that repeats a secret in each part of its responses. */
async function echoUpstream(secret: string) {
  const texts = encoded(secret);
  let count = 0;
  const server = createServer((message, reply) => {
    message.resume();
    const responses = [
      [200, { publicip: { id: SHOW.slice(-36), status: secret, colour: texts, [secret]: 1 } }],
      [403, { code: secret, message: texts.join(), error: { colour: { texts } } }],
      [500, texts.join("\n")],
    ] as const;
    const [status, body] = responses[count % responses.length] ?? [500, ""];
    count += 1;
    reply.writeHead(status, {
      "Content-Type": "application/json",
      "X-Echo": encodeURIComponent(secret),
      "X-Request-Id": Buffer.from(secret).toString("base64"),
      Location: `/v1/x?colour=${encodeURIComponent(secret)}`,
    });
    reply.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => void server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What is sent through the proxy, with a secret in it. */
const REQUESTS: readonly (readonly [string, string, RequestInit])[] = [
  ["a token", SHOW, { headers: { "X-Auth-Token": SECRET } }],
  ["a security token", SHOW, { headers: { "X-Security-Token": SECRET } }],
  ["a cookie", SHOW, { headers: { Cookie: `session=${encodeURIComponent(SECRET)}` } }],
  ["a query parameter", `${SHOW}?token=${encodeURIComponent(SECRET)}`, {}],
  [
    "a password",
    "/v3/auth/tokens",
    {
      method: "POST",
      body: JSON.stringify({
        auth: { identity: { methods: ["password"], password: { user: { password: SECRET } } } },
      }),
    },
  ],
  [
    "a token by its id",
    "/v3.0/OS-CREDENTIAL/securitytokens",
    { method: "POST", body: JSON.stringify({ auth: { identity: { token: { id: SECRET } } } }) },
  ],
  [
    "a key of BGP",
    SHOW,
    { method: "PUT", body: JSON.stringify({ publicip: {}, vif_peer: { bgp_md5: SECRET } }) },
  ],
];

describe("hcnet-mock --upstream", () => {
  test.each(REQUESTS)(
    "keeps %s out of recording and lines, wherever the endpoint repeats it",
    async (_, path, init) => {
      const file = join(directory, "calls.har");
      const upstream = await echoUpstream(SECRET);
      const command = commands.run(["--port", "0", "--upstream", upstream, "--record", file]);
      const [, url = ""] = /listening on (\S+)/.exec(await command.line) ?? [];
      const first = await fetch(url + path, init);
      expect(leaksIn(await first.text(), [SECRET])).toEqual([SECRET]);
      // The secret is in no part of these requests that is named so.
      for (const target of [SHOW, `${SHOW}?colour=${encodeURIComponent(SECRET)}`]) {
        await (await fetch(url + target)).text();
      }
      for (const colour of encoded(SECRET)) {
        const body = JSON.stringify({ publicip: { colour } });
        await (await fetch(url + SHOW, { method: "PUT", body })).text();
        await (await fetch(`${url}/v1/${encodeURIComponent(colour)}/publicips`)).text();
      }
      command.stop();
      const { stderr } = await command.finished;
      const har = readFileSync(file, "utf8");
      expect(leaksIn(stderr, [SECRET])).toEqual([]);
      expect(leaksIn(har, [SECRET])).toEqual([]);
      expect(stderr).toContain("publicip.colour: property that the spec does not have (array)");
      expect(JSON.parse(har).log.entries.length).toBeGreaterThan(20);
    },
  );

  test("rejects signed calls, says to send a token, and records neither access key nor signature", async () => {
    const file = join(directory, "signed.har");
    const [key, signature] = ["CANARYAK5H2L9Q", "f00d".repeat(16)];
    const upstream = await echoUpstream(`${key} ${signature}`);
    const command = commands.run(["--port", "0", "--upstream", upstream, "--record", file]);
    const [, url = ""] = /listening on (\S+)/.exec(await command.line) ?? [];
    const authorization = `SDK-HMAC-SHA256 Access=${key}, SignedHeaders=host, Signature=${signature}`;
    const response = await fetch(url + SHOW, { headers: { authorization } });
    expect(response.status).toBe(401);
    const text = await response.text();
    expect(text).toContain("upstream: expected X-Auth-Token, got a signature");
    command.stop();
    const { stderr } = await command.finished;
    expect(leaksIn(text + stderr + readFileSync(file, "utf8"), [key, signature])).toEqual([]);
  });
});

describe("hcnet-mock --record", () => {
  test("keeps token and keys out of the recording, wherever a fault or a caller repeats them", async () => {
    const file = join(directory, "mock.har");
    const options = [
      "--token",
      "canary-token-1",
      "--access-key",
      "CANARYAK7",
      "--secret-key",
      SECRET,
    ];
    const secrets = ["canary-token-1", "CANARYAK7", SECRET];
    const command = commands.run(["--port", "0", "--record", file, ...options]);
    const [, url = ""] = /listening on (\S+)/.exec(await command.line) ?? [];
    const body = { code: SECRET, message: secrets.flatMap(encoded).join(), colour: secrets };
    await fetch(`${url}/__admin/faults`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        effect: { type: "response", status: 403, body, headers: { "X-Echo": "canary-token-1" } },
      }),
    });
    for (const colour of secrets.flatMap(encoded)) {
      const target = `${SHOW}?colour=${encodeURIComponent(colour)}`;
      const response = await fetch(url + target, {
        method: "PUT",
        body: JSON.stringify({ publicip: { colour } }),
      });
      expect(response.status).toBe(403);
      await response.text();
    }
    command.stop();
    await command.finished;
    const har = readFileSync(file, "utf8");
    expect(leaksIn(har, secrets)).toEqual([]);
    expect(JSON.parse(har).log.entries).toHaveLength(secrets.flatMap(encoded).length);
  });
});
