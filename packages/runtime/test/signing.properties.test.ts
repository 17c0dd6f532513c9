import fc from "fast-check";
import { expect, test } from "vitest";
import { signRequest } from "../src/index.js";
import { type PlainRequest, referenceAuthorization } from "./support/reference-signature.js";

const HOST = "vpc.cn-north-4.myhuaweicloud.com";
const DATE = new Date("2025-07-05T07:11:14Z");
const TIMESTAMP = "20250705T071114Z";

const unicode = fc.string({ unit: "binary", maxLength: 12 });
// A URL parser resolves these two, so no request with them can be sent.
const segment = unicode.filter((text) => text !== "." && text !== "..");
const pairs = fc.array(fc.tuple(unicode, unicode), { maxLength: 5 });
const headerName = fc.stringMatching(/^x-[a-z0-9-]{1,12}$/).filter((name) => name !== "x-sdk-date");
const headerValue = fc.stringMatching(/^[\t\x20-\x7e]{0,20}$/);
const someHeaders = fc.dictionary(headerName, headerValue, { maxKeys: 4, noNullPrototype: true });
const secret = unicode.filter((text) => /^\P{Cc}+$/u.test(text));

const plainRequest: fc.Arbitrary<PlainRequest> = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "put"),
  segments: fc.array(segment, { maxLength: 4 }),
  query: pairs,
  headers: someHeaders,
  body: fc.oneof(unicode, fc.uint8Array({ maxLength: 30 })),
});

function urlOf({ segments, query }: PlainRequest): string {
  const path = segments.map(encodeURIComponent).join("/");
  const search = query.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  return `https://${HOST}/${path}${search && `?${search}`}`;
}

const sign = ({ method, headers, body, ...rest }: PlainRequest, secretAccessKey = "SK") =>
  signRequest(
    { method, url: urlOf({ method, headers, body, ...rest }), headers, body },
    { accessKeyId: "AK", secretAccessKey, date: DATE },
  );

const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

test("equals the documented rules, written down independently", () =>
  fc.assert(
    fc.asyncProperty(plainRequest, secret, async (request, secretAccessKey) => {
      const headers = { ...request.headers, Host: HOST, "X-Sdk-Date": TIMESTAMP };
      const keys = { accessKeyId: "AK", secretAccessKey };
      const sent = await sign(request, secretAccessKey);
      expect(sent.Authorization).toBe(referenceAuthorization({ ...request, headers }, keys));
    }),
    { numRuns: 500 },
  ));

test("leaves aside the order of headers and of query parameters", () =>
  fc.assert(
    fc.asyncProperty(
      plainRequest.chain((request) =>
        fc.tuple(
          fc.constant(request),
          shuffled(request.query),
          shuffled(Object.entries(request.headers)),
        ),
      ),
      async ([request, query, headers]) => {
        const other = { ...request, query, headers: Object.fromEntries(headers) };
        expect((await sign(other)).Authorization).toBe((await sign(request)).Authorization);
      },
    ),
  ));

test("signs the same for `/path` and `/path/`, for a blank as `%20` and as `+`", async () => {
  const of = async (url: string) => {
    const request = { method: "GET", url: `https://${HOST}${url}` };
    const keys = { accessKeyId: "AK", secretAccessKey: "SK", date: DATE };
    return (await signRequest(request, keys)).Authorization;
  };
  expect(await of("/a/b/")).toBe(await of("/a/b"));
  expect(await of("/a?x=1+2")).toBe(await of("/a?x=1%202"));
  expect(await of("/a?x")).toBe(await of("/a?x="));
  expect(await of("")).toBe(await of("/"));
  expect(await of("/a%7eb")).toBe(await of("/a~b"));
  expect(await of("/a#part")).toBe(await of("/a"));
});

const text = (was: string) => `${was}.`;
const changes: Record<string, (request: PlainRequest) => PlainRequest> = {
  method: (request) => ({ ...request, method: request.method === "GET" ? "PUT" : "GET" }),
  path: (request) => ({ ...request, segments: [...request.segments, "more"] }),
  query: (request) => ({ ...request, query: [...request.query, ["more", ""]] }),
  header: (request) => ({ ...request, headers: { ...request.headers, "y-more": "" } }),
  "header value": (request) => {
    const [[name, value] = ["x-none", ""]] = Object.entries(request.headers);
    return { ...request, headers: { ...request.headers, [name]: text(value) } };
  },
  body: (request) => ({ ...request, body: text(Buffer.from(request.body).toString("latin1")) }),
};

test.each(Object.keys(changes))("changes with the %s", (part) =>
  fc.assert(
    fc.asyncProperty(plainRequest, async (request) => {
      const changed = changes[part]?.(request) ?? request;
      expect((await sign(changed)).Authorization).not.toBe((await sign(request)).Authorization);
    }),
  ),
);

test("changes with the secret and the date", async () => {
  const request = { method: "GET", url: `https://${HOST}/` };
  const keys = { accessKeyId: "AK", secretAccessKey: "SK", date: DATE };
  const later = { ...keys, date: new Date(DATE.getTime() + 1000) };
  const signatures = await Promise.all(
    [keys, later, { ...keys, secretAccessKey: "SL" }].map(async (options) => {
      const { Authorization = "" } = await signRequest(request, options);
      return Authorization.split("Signature=")[1];
    }),
  );
  expect(new Set(signatures).size).toBe(3);
});

test("never returns the secret, and leaves its input as it was", () =>
  fc.assert(
    fc.asyncProperty(plainRequest, fc.uuid(), async (request, secretAccessKey) => {
      const input = { method: "PUT", url: urlOf(request), headers: request.headers, body: "{}" };
      const options = { accessKeyId: "AK", secretAccessKey, date: new Date(DATE) };
      const before = structuredClone({ input, options });
      const sent = await signRequest(Object.freeze(input), Object.freeze(options));
      expect(JSON.stringify(sent)).not.toContain(secretAccessKey);
      expect({ input, options }).toEqual(before);
    }),
  ));
