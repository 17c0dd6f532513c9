import { signRequest } from "@hcnet/runtime";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/lib/nightly.js";
import { identityCloud } from "../support/identity.js";
import { type Sendable, signByHand } from "../support/signer.js";

const DATE = "20250705T151114Z";
const HOST = "vpc.cn-north-4.myhuaweicloud.com";
const BASE = `https://${HOST}`;

const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const text = fc.string({ unit: "grapheme", maxLength: 12 });
// The path has to lead to an operation; any text can stand for a project.
const project = text.filter((it) => it !== "" && it !== "." && it !== "..");
const pairs = fc.array(fc.tuple(text, text), { maxLength: 5 });
const headers = fc.dictionary(
  fc.stringMatching(/^x-[a-z0-9_-]{1,10}$/).filter((name) => !/^x-(auth|sdk|sec)/.test(name)),
  fc.stringMatching(/^[!-~]([ -~]{0,10}[!-~])?$/),
  { maxKeys: 4 },
);
const body = fc.option(fc.string({ unit: "grapheme", maxLength: 40 }), { nil: undefined });

const sendable = fc
  .record({ project, pairs, headers, body, declared: fc.boolean() })
  .map((drawn): Sendable => {
    const query = drawn.pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`);
    const sorted = drawn.pairs
      .map(([name, value]) => [encode(name), encode(value)] as const)
      .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
    return {
      method: "POST",
      path: `/v1/${encode(drawn.project)}/publicips`,
      query: query.join("&"),
      canonicalQuery: sorted.map(([name, value]) => `${name}=${value}`).join("&"),
      headers: { host: HOST, "x-sdk-date": DATE, ...drawn.headers },
      body: drawn.body,
    };
  });

const { cloud, send, now } = identityCloud();
const keys = cloud.credentials;

async function post(request: Sendable, sent: Record<string, string>) {
  const { method, path, query } = request;
  const url = `${BASE}${path}${query === "" ? "" : `?${query}`}`;
  const given = request.body === undefined ? {} : { body: request.body };
  return send(url, { method, headers: sent, ...given });
}

describe("signatures", () => {
  test("are accepted for any request if created as documented", async () => {
    await fc.assert(
      fc.asyncProperty(sendable, async (request) => {
        const { status } = await post(request, signByHand(request, keys));
        expect(status).not.toBe(401);
      }),
      { numRuns: sized(50, 300) },
    );
  });

  test("of signRequest are accepted for any request", async () => {
    await fc.assert(
      fc.asyncProperty(sendable, async (request) => {
        const { method, path, query, headers: given } = request;
        const { host: _, "x-sdk-date": __, ...own } = given;
        const url = `${BASE}${path}?${query}`;
        const toSign = request.body === undefined ? {} : { body: request.body };
        const signed = await signRequest(
          { method, url, headers: own, ...toSign },
          { ...keys, date: now() },
        );
        const { Host: ___, ...sent } = signed;
        expect((await post(request, sent)).status).not.toBe(401);
      }),
      { numRuns: sized(50, 300) },
    );
  });

  test("are rejected once any part of the request is another, with its name where it can be told", async () => {
    const change = fc.constantFrom("project", "query", "header", "body", "date", "secret");
    await fc.assert(
      fc.asyncProperty(sendable, change, async (request, part) => {
        const sent = signByHand(
          request,
          part === "secret" ? { ...keys, secretAccessKey: "x" } : keys,
        );
        const query = [request.query, "hcnet=1"].filter((it) => it !== "").join("&");
        const changed: Sendable = {
          ...request,
          ...(part === "project" ? { path: request.path.replace("/v1/", "/v1/x") } : {}),
          ...(part === "query" ? { query } : {}),
          ...(part === "body" ? { body: `${request.body ?? ""}x` } : {}),
        };
        const other = Object.keys(sent).find((name) => name !== "authorization") ?? "";
        const headersOf = {
          ...sent,
          ...(part === "header" && other !== "x-sdk-date" ? { [other]: `${sent[other]}x` } : {}),
          ...(part === "date" || (part === "header" && other === "x-sdk-date")
            ? { "x-sdk-date": "20250705T151115Z" }
            : {}),
        };
        const response = await post(changed, headersOf);
        expect(response.status).toBe(401);
        expect(response.body).toMatchObject({ error_code: "APIGW.0301" });
        const dump = JSON.stringify([response.body, ...response.headers]);
        expect(dump).not.toContain(keys.secretAccessKey);
        // Only what was signed is hinted at: a query that was added was omitted.
        const hint = response.headers.get("x-mock-signature-difference");
        if (part === "query" && request.query === "")
          expect(hint).toMatch(/^query: it was omitted/);
        if (part === "body" && request.body === undefined) expect(hint).toMatch(/^body: an empty/);
      }),
      { numRuns: sized(50, 300) },
    );
  });
});
