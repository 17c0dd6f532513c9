import { expect, test } from "vitest";
import { InvalidArgumentError, type SigningOptions, signRequest } from "../src/index.js";
import { referenceAuthorization } from "./support/reference-signature.js";

const KEYS = { accessKeyId: "AK", secretAccessKey: "the-secret" };
const DATE = new Date("2025-07-05T07:11:14.987Z");
const URL_TEXT = "https://h.example/a";

const sign = (headers: Record<string, string>, more: Partial<SigningOptions> = {}) =>
  signRequest(
    { method: "PUT", url: URL_TEXT, headers, body: "{}" },
    { ...KEYS, date: DATE, ...more },
  );

const signedNames = (sent: Record<string, string>) =>
  /SignedHeaders=([^,]*)/.exec(sent.Authorization ?? "")?.[1];

test("adds Host, X-Sdk-Date and Authorization to the given headers", async () => {
  const sent = await sign({ "X-A": "1" });
  expect(Object.keys(sent)).toEqual(["Host", "X-A", "X-Sdk-Date", "Authorization"]);
  expect(sent).toMatchObject({ Host: "h.example", "X-Sdk-Date": "20250705T071114Z" });
});

test("keeps a port in Host, but not the default one", async () => {
  const hostOf = async (url: string) => (await signRequest({ method: "GET", url }, KEYS)).Host;
  expect(await hostOf("https://h.example:8443/a")).toBe("h.example:8443");
  expect(await hostOf("https://h.example:443/a")).toBe("h.example");
});

test("uses the present time without a date", async () => {
  const before = Math.floor(Date.now() / 1000) * 1000;
  const sent = await signRequest({ method: "GET", url: URL_TEXT }, KEYS);
  const [, ...parts] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(sent["X-Sdk-Date"] ?? "") ?? [];
  const [y, mo, d, h, mi, s] = parts.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const time = Date.UTC(y, mo - 1, d, h, mi, s);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(Date.now());
});

test.each(["X-Sdk-Date", "x-sdk-date"])("keeps a given %s and signs with it", async (name) => {
  const headers = { [name]: "20200101T000000Z" };
  const sent = await sign(headers);
  const expected = { method: "PUT", segments: ["a"], query: [], body: "{}" };
  expect(Object.keys(sent).filter((key) => key.toLowerCase() === "x-sdk-date")).toEqual([name]);
  expect(sent.Authorization).toBe(
    referenceAuthorization({ ...expected, headers: { ...headers, Host: "h.example" } }, KEYS),
  );
});

test("sends and signs the security token", async () => {
  const sent = await sign({}, { securityToken: "session-token" });
  expect(sent["X-Security-Token"]).toBe("session-token");
  expect(signedNames(sent)).toBe("host;x-sdk-date;x-security-token");
});

test("does not sign what HTTP layers set, and replaces a given Authorization", async () => {
  const sent = await sign({
    "User-Agent": "u",
    Accept: "a",
    Connection: "close",
    "Content-Length": "2",
    authorization: "old",
  });
  expect(signedNames(sent)).toBe("host;x-sdk-date");
  expect(sent).toMatchObject({ "User-Agent": "u", Accept: "a" });
  expect(sent).not.toHaveProperty("authorization");
});

test("signs a header with an empty value", async () => {
  const sent = await sign({ "x-empty": "" });
  expect(sent["x-empty"]).toBe("");
  expect(signedNames(sent)).toBe("host;x-empty;x-sdk-date");
  expect(sent.Authorization).not.toBe((await sign({ "x-empty": "1" })).Authorization);
});

test("signs the trimmed value of a header", async () => {
  expect((await sign({ "x-a": " \t1 2\t " })).Authorization).toBe(
    (await sign({ "x-a": "1 2" })).Authorization,
  );
});

test("leaves the body out with UNSIGNED-PAYLOAD", async () => {
  const of = async (declared: string, body: string) => {
    const headers = { "x-sdk-content-sha256": declared };
    const request = { method: "PUT", url: URL_TEXT, headers, body };
    return (await signRequest(request, { ...KEYS, date: DATE })).Authorization;
  };
  expect(await of("UNSIGNED-PAYLOAD", "a")).toBe(await of("UNSIGNED-PAYLOAD", "b"));
  expect(await of("other", "a")).not.toBe(await of("other", "b"));
});

test("takes a header named like a member of Object for a header", async () => {
  const sent = await sign(
    JSON.parse('{"__proto__":"1","constructor":"2"}') as Record<string, string>,
  );
  expect(signedNames(sent)).toBe("__proto__;constructor;host;x-sdk-date");
  expect(Object.keys(sent)).toContain("__proto__");
});

const rejected: Record<string, [headers: Record<string, unknown>, message: RegExp]> = {
  CR: [{ "x-a": "1\r" }, /^headers\.x-a: /],
  "CR LF and another header": [{ "x-a": "1\r\nx-b: 2" }, /^headers\.x-a: /],
  NUL: [{ "x-a": "1\0" }, /^headers\.x-a: /],
  "a value that is not ASCII": [{ "x-a": "\u4e2d" }, /^headers\.x-a: /],
  "a value that is no text": [{ "x-a": 1 }, /^headers\.x-a: /],
  "a name with a line break": [{ "x-a\n": "1" }, /^headers: "x-a\\n" is not a header name/],
  "an empty name": [{ "": "1" }, /^headers: "" is not a header name/],
  "the same name in upper case again": [{ "x-a": "1", "X-A": "1" }, /^headers\.X-A: given twice/],
  "the same name in different case": [
    { "X-A": "1", "x-a": "2" },
    /^headers\.x-a: given twice, in different case/,
  ],
};

test.each(Object.entries(rejected))("rejects %s", async (_, [headers, message]) => {
  const response = sign(headers as Record<string, string>);
  await expect(response).rejects.toBeInstanceOf(InvalidArgumentError);
  await expect(response).rejects.toThrow(message);
});

const wrong: [field: string, call: () => Promise<unknown>][] = [
  ["accessKeyId", () => sign({}, { accessKeyId: "" })],
  ["accessKeyId", () => sign({}, { accessKeyId: "AK\r\nX-Evil: 1" })],
  ["secretAccessKey", () => sign({}, { secretAccessKey: "" })],
  ["secretAccessKey", () => sign({}, { secretAccessKey: undefined as never })],
  ["secretAccessKey", () => sign({}, { secretAccessKey: "the-\0secret" })],
  ["securityToken", () => sign({}, { securityToken: "" })],
  ["securityToken", () => sign({}, { securityToken: "a\nb" })],
  ["date", () => sign({}, { date: new Date("never") })],
  ["date", () => sign({}, { date: new Date(8.64e15) })],
  ["date", () => sign({}, { date: new Date(-8.64e15) })],
  ["date", () => sign({}, { date: "20250705T071114Z" as never })],
  ["url", () => signRequest({ method: "GET", url: "/v1/a" }, KEYS)],
  ["url", () => signRequest({ method: "GET", url: "mailto:a@b.example" }, KEYS)],
  ["method", () => signRequest({ method: "", url: URL_TEXT }, KEYS)],
  ["method", () => signRequest({ method: "GET\n/x", url: URL_TEXT }, KEYS)],
  ["body", () => signRequest({ method: "PUT", url: URL_TEXT, body: {} as never }, KEYS)],
];

test.each(wrong)("names %s when it is wrong (case %$)", async (field, call) => {
  const response = call();
  await expect(response).rejects.toBeInstanceOf(InvalidArgumentError);
  await expect(response).rejects.toThrow(new RegExp(`^${field}: expected `));
  await expect(response).rejects.not.toThrow("the-secret");
});
