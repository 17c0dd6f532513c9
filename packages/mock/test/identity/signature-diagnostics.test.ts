import { describe, expect, test } from "vitest";
import type { SignatureMismatch } from "../../src/index.js";
import { IAM, identityCloud } from "../support/identity.js";
import { exchangeRaw } from "../support/raw.js";
import { bodyHashOf, type Sendable, type Signing, signByHand } from "../support/signer.js";

const DATE = "20250705T151114Z";
const HOST = "vpc.cn-north-4.myhuaweicloud.com:8443";
const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const BODY = JSON.stringify({ publicip: { type: "5_bgp", alias: "a b" }, bandwidth: [] });

const base: Sendable = {
  method: "POST",
  path: `/v1/${PROJECT}/publicips`,
  query: "b=2&a=x%20y&c",
  canonicalQuery: "a=x%20y&b=2&c=",
  headers: { host: HOST, "content-type": "application/json", "x-sdk-date": DATE },
  body: BODY,
};

type Case = [string, Partial<Sendable>, (right: Signing) => Partial<Signing>];

/** Sends a request whose signature was made in another way than it should. */
async function sendWrong(change: Case[2], request: Partial<Sendable> = {}, keys = {}) {
  const told: SignatureMismatch[] = [];
  const cloud = identityCloud({
    identity: { onSignatureMismatch: (mismatch) => told.push(mismatch) },
  });
  const whole = { ...base, ...request };
  const headers = signByHand(whole, { ...cloud.cloud.credentials, ...keys }, change);
  const { host } = whole.headers;
  const url = `https://${host}${whole.path}?${whole.query}`;
  const { method, body } = whole;
  const init = { method, headers, ...(body === undefined ? {} : { body }) };
  return { response: await cloud.send(url, init), told, cloud };
}

const difference = (response: { headers: Headers }) =>
  response.headers.get("x-mock-signature-difference");

describe("a signature that does not match", () => {
  test("is right when nothing is changed", async () => {
    const { response, told } = await sendWrong(() => ({}));
    expect(response.status).not.toBe(401);
    expect(told).toEqual([]);
  });

  test.each<Case>([
    [
      "path: it was signed without the slash at its end",
      {},
      ({ path }) => ({ path: path.slice(0, -1) }),
    ],
    ["path: its first segment was omitted", {}, ({ path }) => ({ path: path.replace("/v1", "") })],
    ["query: it was omitted", {}, () => ({ query: "" })],
    ["query: it was signed as it is sent, neither", {}, () => ({ query: base.query })],
    ["query: blanks were signed as +", {}, ({ query }) => ({ query: query.replace("%20", "+") })],
    ["query: names without a value", {}, ({ query }) => ({ query: query.slice(0, -1) })],
    ["body: an empty body", {}, () => ({ bodyHash: bodyHashOf("") })],
    ["body: UNSIGNED-PAYLOAD", {}, () => ({ bodyHash: "UNSIGNED-PAYLOAD" })],
    ["body: a body with a line feed", {}, () => ({ bodyHash: bodyHashOf(`${BODY}\n`) })],
    [
      "body: the body was signed as JSON without blanks",
      { body: JSON.stringify(JSON.parse(BODY), null, 4) },
      () => ({ bodyHash: bodyHashOf(BODY) }),
    ],
    [
      "body: the body was signed as JSON with a blank after : and ,",
      {},
      () => ({
        bodyHash: bodyHashOf('{"publicip": {"type": "5_bgp", "alias": "a b"}, "bandwidth": []}'),
      }),
    ],
    ["method: PUT was signed", {}, () => ({ method: "PUT" })],
    ["method: it was signed in lower case", {}, () => ({ method: "post" })],
    [
      "header host: it was signed without the port",
      {},
      ({ lines }) => ({ lines: lines.map((line) => line.replace(":8443", "")) }),
    ],
    [
      "header host: it is listed, but was not signed",
      {},
      ({ lines }) => ({ lines: lines.filter((line) => !line.startsWith("host")) }),
    ],
    [
      'header content-type: "application/json; charset=utf-8" was signed',
      {},
      ({ lines }) => ({
        lines: lines.map((line) => line.replace("/json", "/json; charset=utf-8")),
      }),
    ],
    ["secret key: a blank or line break", {}, ({ secret }) => ({ secret: `${secret}\n` })],
    ["unknown; compare", {}, () => ({ path: "/somewhere/else/" })],
    ["unknown; compare", {}, () => ({ secret: "other" })],
  ])("says %s", async (expected, request, change) => {
    const { response, told } = await sendWrong(change, request);
    expect(response.status).toBe(401);
    expect(response.body).toMatchObject({ error_code: "APIGW.0301" });
    expect(response.body.error_msg).toMatch(/verify aksk signature fail.*SHA-256/);
    expect(difference(response)).toContain(expected);
    expect(told).toHaveLength(1);
    if (told[0]?.difference !== undefined) expect(told[0].difference).toContain(expected);
  });

  test("shows the canonical request, part by part", async () => {
    const { response, told } = await sendWrong(() => ({ secret: "other" }));
    const hash = bodyHashOf(BODY);
    const expected = [
      "POST",
      `${base.path}/`,
      base.canonicalQuery,
      "content-type:application/json",
      `host:${HOST}`,
      `x-sdk-date:${DATE}`,
      "",
      "content-type;host;x-sdk-date",
      hash,
    ].join("\n");
    expect(JSON.parse(response.headers.get("x-mock-canonical-request") ?? "")).toBe(expected);
    expect(response.headers.get("x-mock-canonical-request-hash")).toBe(bodyHashOf(expected));
    expect(told[0]).toMatchObject({ canonicalRequest: expected, requestMethod: "POST" });
    expect(told[0]?.parts).toContainEqual({
      part: "query",
      sent: base.query,
      canonical: base.canonicalQuery,
    });
    expect(told[0]?.parts).toContainEqual({
      part: "body",
      sent: `${BODY.length} bytes`,
      canonical: hash,
    });
  });

  test("shows no secret", async () => {
    const cloud = identityCloud();
    const headers = { "X-Auth-Token": cloud.cloud.credentials.token };
    const asked = await cloud.post(
      `${IAM}/v3.0/OS-CREDENTIAL/securitytokens`,
      { auth: { identity: { methods: ["token"] } } },
      headers,
    );
    const { access, secret, securitytoken } = asked.body.credential as Record<string, string>;
    const told: SignatureMismatch[] = [];
    const listening = identityCloud({ identity: { onSignatureMismatch: (it) => told.push(it) } });
    const signed = {
      ...base.headers,
      "x-security-token": securitytoken ?? "",
      cookie: "canary-cookie",
    };
    const keys = { accessKeyId: access ?? "", secretAccessKey: "canary-wrong" };
    const permanent = { ...listening.cloud.credentials, secretAccessKey: "canary-wrong" };
    const { "x-security-token": _, ...plain } = signed;
    const attempts = [
      [cloud, signByHand({ ...base, headers: signed }, keys), "x-security-token:***"],
      [listening, signByHand({ ...base, headers: plain }, permanent), "cookie:***"],
    ] as const;
    for (const [target, sent, shown] of attempts) {
      const {
        status,
        body,
        headers: responded,
      } = await target.send(`https://${HOST}${base.path}?${base.query}`, {
        method: "POST",
        headers: sent,
        body: BODY,
      });
      const text = JSON.stringify([status, body, ...responded, told]);
      expect(text).toContain(shown);
      const { secretAccessKey, token } = target.cloud.credentials;
      const signature = /Signature=(\w+)/.exec(sent.authorization ?? "")?.[1] ?? "";
      for (const one of ["canary", secret, securitytoken, secretAccessKey, token, signature]) {
        expect(text).not.toContain(one);
      }
    }
    expect(told).toHaveLength(1);
  });

  test("tries a bounded number of differences, those of single headers last", async () => {
    const many = Array.from({ length: 700 }, (_, index) => [`x-h${1000 + index}`, "value"]);
    const headers = { ...base.headers, ...Object.fromEntries(many) };
    const inMethod = await sendWrong(() => ({ method: "PUT" }), { headers });
    expect(difference(inMethod.response)).toContain("method: PUT was signed");
    const inLastHeader = await sendWrong(
      ({ lines }) => ({ lines: lines.map((line) => line.replace(/^(x-h1699:).*/, "$1 value")) }),
      { headers },
    );
    expect(inLastHeader.response.status).toBe(401);
    expect(difference(inLastHeader.response)).toContain("unknown");
  });

  test("keeps the headers of its response short, and to visible ASCII", async () => {
    const long = `q=${"x".repeat(20_000)}`;
    const { response } = await sendWrong(() => ({ secret: "other" }), {
      query: long,
      canonicalQuery: long,
      headers: { ...base.headers, "x-name": "caf\u00e9" },
    });
    const shown = response.headers.get("x-mock-canonical-request") ?? "";
    expect(shown).toMatch(/^[\x20-\x7e]{4000,5000}$/);
    expect(shown).toMatch(/, and \d+ more$/);
  });
});

describe("a signature is accepted", () => {
  const sorted = { "x-a-b": "1", x_a: "2", ...base.headers };

  test.each<[string, Partial<Sendable>, (right: Signing) => Partial<Signing>]>([
    [
      "over headers in an order of the client's own",
      {},
      ({ lines, names }) => ({
        lines: [...lines].reverse(),
        names: names.split(";").reverse().join(";"),
      }),
    ],
    [
      "over headers that are listed by bytes and written by locale",
      { headers: sorted },
      ({ lines }) => ({
        lines: [...lines].sort((a, b) => {
          const [nameA = "", nameB = ""] = [a.split(":")[0], b.split(":")[0]];
          return nameA.localeCompare(nameB);
        }),
      }),
    ],
    [
      "without the content type, as the SDK for Go signs",
      {},
      ({ lines }) => ({ lines: lines.slice(1), names: "host;x-sdk-date" }),
    ],
  ])("%s", async (_, request, change) => {
    const { response } = await sendWrong(change, request);
    expect(response.status).not.toBe(401);
  });
});

describe("names in SignedHeaders", () => {
  test.each(["constructor", "__proto__", "toString"])("%s are no headers", async (name) => {
    const { cloud } = identityCloud();
    const server = await cloud.listen();
    const { accessKeyId } = cloud.credentials;
    const list = `SignedHeaders=host;${name};x-sdk-date, Signature=00`;
    const response = await exchangeRaw(server.port, [
      `GET /v1/${PROJECT}/publicips HTTP/1.1\r\nHost: x\r\nConnection: close\r\n`,
      `X-Sdk-Date: ${DATE}\r\n`,
      `Authorization: SDK-HMAC-SHA256 Access=${accessKeyId}, ${list}\r\n\r\n`,
    ]);
    await server.close();
    expect(response).toMatch(/^HTTP\/1\.1 401 /);
    expect(response).toContain(`header ${name.toLowerCase()} was not sent`);
  });

  test("that no header can have are rejected in process as well", async () => {
    const { cloud, send } = identityCloud();
    const { accessKeyId } = cloud.credentials;
    const authorization = `SDK-HMAC-SHA256 Access=${accessKeyId}, SignedHeaders=host;a(b;x-sdk-date, Signature=00`;
    const headers = { authorization, "x-sdk-date": DATE };
    const { status } = await send(`https://${HOST}${base.path}`, { headers });
    expect(status).toBe(401);
  });
});
