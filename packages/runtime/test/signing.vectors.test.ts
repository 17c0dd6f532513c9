import { expect, test } from "vitest";
import { signRequest } from "../src/index.js";
import { canonicalRequest, sha256Hex } from "../src/signing/index.js";

const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const OWN_KEYS = { accessKeyId: "TESTAK", secretAccessKey: "TESTSK" };
const OWN_DATE = new Date("2025-07-05T07:11:14Z");

interface Vector {
  readonly title: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly keys: { accessKeyId: string; secretAccessKey: string };
  readonly date: Date;
  readonly timestamp: string;
  readonly canonicalHash: string;
  readonly signedHeaders: string;
  readonly signature: string;
}

const vectors: Vector[] = [
  {
    // "AK/SK Signing and Authentication Algorithm", steps 1 to 4, with the masked key as printed.
    title: "the published sample",
    method: "GET",
    url: "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
    headers: { "content-type": "application/json" },
    keys: { accessKeyId: "QTWAOYTTINDUT2QVKYUC", secretAccessKey: "MFyf***VmHc" },
    date: new Date("2019-11-15T03:36:55Z"),
    timestamp: "20191115T033655Z",
    canonicalHash: "b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a",
    signedHeaders: "content-type;host;x-sdk-date",
    signature: "f12f84a5ecf9eff3206499c4a55b13d1adad745dc8624a2e31f15c6b381d5b80",
  },
  {
    title: "a PUT with a JSON body",
    method: "PUT",
    url: "https://dcaas.cn-north-4.myhuaweicloud.com/v3/cfa563efb77d4b6d9960781d82530fd8/dcaas/vif-peers/68250543-0a13-4ac7-aa36-d018856ac640",
    headers: {
      "Content-Type": "application/json",
      "X-Project-Id": "cfa563efb77d4b6d9960781d82530fd8",
    },
    body: '{"vif_peer":{"name":"vif-0819"}}',
    keys: OWN_KEYS,
    date: OWN_DATE,
    timestamp: "20250705T071114Z",
    canonicalHash: "066103c759234743bfe78971479fc97b6890e9b168f2e8fbf6b964eb353cb47c",
    signedHeaders: "content-type;host;x-project-id;x-sdk-date",
    signature: "ba0c009aeafa180bcfb812eea4438f1a0c7a6b300b8c43f5f40d30aee9ad424d",
  },
  {
    title: "a GET whose query repeats names and is not ASCII",
    method: "GET",
    url: "https://vpc.cn-north-4.myhuaweicloud.com/v3/8c6fb137a48a428aaf9a0229dca4edb3/vpc/sub-network-interfaces?limit=2&id=b&id=a&description=a%20b%2F\u4e2d",
    headers: {},
    keys: OWN_KEYS,
    date: OWN_DATE,
    timestamp: "20250705T071114Z",
    canonicalHash: "59e9d5f83938219aef2ec5adac6a42a130910c3bf3107b54176f25402706612b",
    signedHeaders: "host;x-sdk-date",
    signature: "15cb026059b007e3b1b7697269842ad37450f0a680723a30e35a1153ff5b9fe8",
  },
];

test.each(vectors)("signs $title", async (vector) => {
  const { method, url, headers, body, keys, date } = vector;
  const sent = await signRequest({ method, url, headers, body }, { ...keys, date });
  expect(sent).toEqual({
    ...headers,
    Host: new URL(url).host,
    "X-Sdk-Date": vector.timestamp,
    Authorization: `SDK-HMAC-SHA256 Access=${keys.accessKeyId}, SignedHeaders=${vector.signedHeaders}, Signature=${vector.signature}`,
  });
});

test.each(vectors)("builds the canonical request of $title", async (vector) => {
  const url = new URL(vector.url);
  const headers = new Map(
    Object.entries({ ...vector.headers, host: url.host, "x-sdk-date": vector.timestamp }).map(
      ([name, value]) => [name.toLowerCase(), value] as const,
    ),
  );
  const bodyHash = await sha256Hex(vector.body ?? "");
  const canonical = canonicalRequest({ method: vector.method, url, headers, bodyHash });
  expect(await sha256Hex(canonical)).toBe(vector.canonicalHash);
});

test("hashes no body as the empty one", async () => {
  expect(await sha256Hex("")).toBe(EMPTY);
  expect(await sha256Hex(new Uint8Array())).toBe(EMPTY);
});

test("hashes only the visible part of a larger buffer", async () => {
  const part = new TextEncoder().encode("xxabcxx").subarray(2, 5);
  expect(await sha256Hex(part)).toBe(await sha256Hex("abc"));
});
