import { createHash, createHmac } from "node:crypto";
import { signRequest } from "@hcnet/runtime";
import { describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { cases, NOW, vifPeerCase } from "../support/cases.js";
import { BASE, errorOf, sender, testCloud } from "../support/cloud.js";

const { cloud, send } = testCloud();
const keys = cloud.credentials;
const HOST = new URL(BASE).host;
const DATE = "20250705T151114Z";
const JSON_TYPE = "application/json";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

interface Manual {
  readonly headers?: Readonly<Record<string, string>>;
  /** Names to sign; all given headers and Host by default. */
  readonly names?: readonly string[];
  readonly secret?: string;
  readonly accessKeyId?: string;
  readonly query?: string;
  readonly bodyHash?: string;
}

const PATH = vifPeerCase.path(vifPeerCase.projectId);
const BODY = JSON.stringify(vifPeerCase.request);

// Written from the description of the algorithm, without the code that it tests.
function signByHand(manual: Manual = {}): Record<string, string> {
  const sent: Record<string, string> = { "x-sdk-date": DATE, ...manual.headers };
  const all: Record<string, string> = { ...sent, host: HOST };
  const names = [...(manual.names ?? Object.keys(all))].sort();
  const canonical = [
    "PUT",
    `${PATH}/`,
    manual.query ?? "",
    names.map((name) => `${name}:${all[name]}\n`).join(""),
    names.join(";"),
    manual.bodyHash ?? sha256(BODY),
  ].join("\n");
  const toSign = `SDK-HMAC-SHA256\n${sent["x-sdk-date"]}\n${sha256(canonical)}`;
  const signature = createHmac("sha256", manual.secret ?? keys.secretAccessKey)
    .update(toSign)
    .digest("hex");
  const access = manual.accessKeyId ?? keys.accessKeyId;
  return {
    "content-type": JSON_TYPE,
    ...sent,
    authorization: `SDK-HMAC-SHA256 Access=${access}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  };
}

const at = (offsetMs: number) =>
  new Date(NOW.getTime() + offsetMs).toISOString().replace(/[-:]|\.\d+/g, "");
const MINUTES = 60_000;

describe("a signature is accepted", () => {
  test.each(cases)("of signRequest, for $operationId", async (documented) => {
    const path = documented.path(documented.projectId);
    const headers = await signRequest(
      {
        method: documented.method,
        url: BASE + path,
        headers: { "Content-Type": JSON_TYPE },
        body: JSON.stringify(documented.request),
      },
      { ...keys, date: NOW },
    );
    expect((await send(documented, { headers })).status).toBe(200);
  });

  test.each<[string, Manual, string]>([
    ["over X-Sdk-Date and Host", { names: ["host", "x-sdk-date"] }, ""],
    [
      "over every header",
      { headers: { "content-type": JSON_TYPE, "x-project-id": vifPeerCase.projectId } },
      "",
    ],
    [
      "without the body",
      {
        headers: { "x-sdk-content-sha256": "UNSIGNED-PAYLOAD" },
        bodyHash: "UNSIGNED-PAYLOAD",
      },
      "",
    ],
    ["of 15 minutes ago", { headers: { "x-sdk-date": at(-15 * MINUTES) } }, ""],
    ["of 15 minutes ahead", { headers: { "x-sdk-date": at(15 * MINUTES) } }, ""],
    ["over a query", { query: "a=1&a=2&b=%2F%20" }, "?b=%2f%20&a=2&a=1"],
    ["over a name without value", { query: "a=" }, "?a"],
  ])("%s", async (_, manual, query) => {
    const headers = signByHand(manual);
    expect((await send(vifPeerCase, { headers, path: PATH + query })).status).toBe(200);
  });

  test("with a list that is written in capitals and without blanks", async () => {
    const headers = signByHand();
    const authorization = headers.authorization
      ?.replaceAll(", ", ",")
      .replace("host;x-sdk-date", "Host;X-Sdk-Date");
    const sent = { ...headers, authorization: authorization ?? "" };
    expect((await send(vifPeerCase, { headers: sent })).status).toBe(200);
  });
});

describe("a signature is rejected", () => {
  test.each<[string, Record<string, string>, string]>([
    ["an unknown key", signByHand({ accessKeyId: "OTHER" }), "access key is unknown"],
    ["another secret", signByHand({ secret: "other" }), "verify aksk signature fail"],
    [
      "a security token that the key does not have",
      signByHand({ headers: { "x-security-token": "abc" } }),
      "X-Security-Token: the access key is not a temporary one",
    ],
    [
      "more than 15 minutes ago",
      signByHand({ headers: { "x-sdk-date": at(-15 * MINUTES - 1000) } }),
      "X-Sdk-Date: more than 15 minutes from the time here",
    ],
    [
      "more than 15 minutes ahead",
      signByHand({ headers: { "x-sdk-date": at(15 * MINUTES + 1000) } }),
      "X-Sdk-Date: more than 15 minutes",
    ],
    ["a date in another form", signByHand({ headers: { "x-sdk-date": "now" } }), "must have the f"],
    [
      "a date that is none",
      signByHand({ headers: { "x-sdk-date": "20251305T151114Z" } }),
      "X-Sdk-Date: must",
    ],
    ["a date that is not signed", signByHand({ names: ["host"] }), "must include x-sdk-date"],
    ["a host that is not signed", signByHand({ names: ["x-sdk-date"] }), "must include host"],
    [
      "a header that is listed twice",
      signByHand({ names: ["host", "host", "x-sdk-date"] }),
      "must list each header once",
    ],
    [
      "a signed header that was not sent",
      signByHand({ names: ["host", "x-other", "x-sdk-date"] }),
      "header x-other was not sent",
    ],
    ["another scheme", { authorization: "Bearer abc" }, "Authorization: must be"],
    ["V11", { authorization: "V11-HMAC-SHA256 Credential=a/b" }, "Authorization: must be"],
    ["too short", { ...signByHand(), authorization: "SDK-HMAC-SHA256" }, "Authorization: must be"],
  ])("%s", async (_, headers, message) => {
    const response = await send(vifPeerCase, { headers });
    expect(response.status).toBe(401);
    expect(errorOf(response)).toMatchObject({ code: "APIGW.0301" });
    expect(errorOf(response).message).toContain(message);
  });

  test("when X-Sdk-Date is missing", async () => {
    const { "x-sdk-date": _, ...headers } = signByHand();
    const response = await send(vifPeerCase, { headers });
    expect(errorOf(response).message).toContain("X-Sdk-Date is missing");
  });

  test("when path, query, body or a header changed on the way", async () => {
    const headers = signByHand({ headers: { "x-extra": "a" } });
    const changes = [
      { path: PATH.replace("cfa563", "cfa564") },
      { path: `${PATH}?a=1` },
      { body: `${BODY} ` },
      { headers: { ...headers, "x-extra": "b" } },
    ];
    for (const change of changes) {
      const response = await send(vifPeerCase, { headers, body: BODY, ...change });
      expect(response.status).toBe(401);
      expect(errorOf(response).message).toMatch(
        /verify aksk signature fail.*; SHA-256 .*: [0-9a-f]{64}$/,
      );
    }
  });

  test("together with a token", async () => {
    const headers = { ...signByHand(), "x-auth-token": keys.token };
    const response = await send(vifPeerCase, { headers });
    expect(errorOf(response).message).toContain("not both");
  });

  test("before a body is looked at, when headers decide", async () => {
    const response = await send(vifPeerCase, {
      headers: signByHand({ accessKeyId: "OTHER" }),
      body: "{",
    });
    expect(response.status).toBe(401);
  });
});

describe("credentials", () => {
  test("are generated for each cloud and are rejected by another", async () => {
    const other = createMockCloud();
    const values = [...Object.values(keys), ...Object.values(other.credentials)];
    expect(new Set(values).size).toBe(6);
    const headers = { "content-type": JSON_TYPE, "x-auth-token": other.credentials.token };
    expect((await send(vifPeerCase, { headers })).status).toBe(401);
  });

  test("can be given, all or some", () => {
    const all = { accessKeyId: "AK", secretAccessKey: "SK", token: "T" };
    expect({ ...createMockCloud({ credentials: all }).credentials }).toEqual(all);
    const some = createMockCloud({ credentials: { token: "T" } }).credentials;
    expect({ ...some }).toMatchObject({ token: "T", accessKeyId: expect.stringMatching(/^MOCK/) });
  });

  test.each([
    [{ accessKeyId: "AK" }, /together/],
    [{ accessKeyId: "A,K", secretAccessKey: "SK" }, /accessKeyId: must be one word/],
    [{ accessKeyId: "AK", secretAccessKey: "" }, /secretAccessKey: must be/],
    [{ token: "" }, /token: must be/],
    [{ token: "a\nb" }, /token: must be/],
  ])("%o are rejected", (credentials, message) => {
    expect(() => createMockCloud({ credentials })).toThrow(message);
  });

  test("are never part of a response", async () => {
    const given = { accessKeyId: "AK", secretAccessKey: "canary-secret", token: "canary-token" };
    const own = createMockCloud({ credentials: given, now: () => NOW });
    const { send: sendOwn } = sender(own, BASE, own.fetch);
    const attempts: Record<string, string>[] = [
      { "x-auth-token": given.token, "content-type": JSON_TYPE },
      { "x-auth-token": given.token },
      { "x-auth-token": "wrong" },
      signByHand({ accessKeyId: "AK", secret: given.secretAccessKey }),
      signByHand({ accessKeyId: "AK", secret: "wrong" }),
      signByHand(),
      {},
    ];
    for (const documented of cases) {
      for (const headers of attempts) {
        const response = await sendOwn(documented, { headers });
        expect(JSON.stringify([response.body, ...response.headers])).not.toContain("canary");
      }
    }
  });
});
