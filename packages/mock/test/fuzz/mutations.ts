import fc from "fast-check";
import type { WireRequest } from "./wire.js";

/** A change to a request as it is sent. */
export type Mutation = (request: WireRequest) => WireRequest;

const METHODS = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND"];

const SEGMENTS = [
  "",
  ".",
  "..",
  "%2e%2e",
  "%00",
  "%zz",
  "%F0%9F%90%B1",
  "a%2Fb",
  "null",
  "__proto__",
  "constructor",
  "count",
  "f6318bef-6508-4ea5-a48f-6152b6b1a8fb",
  "F6318BEF-6508-4EA5-A48F-6152B6B1A8FB",
  "x".repeat(300),
];

const QUERIES = [
  "limit=-1",
  "limit=1&limit=2",
  "limit=99999999999999999999",
  "limit=",
  "marker=",
  "marker=%00",
  "offset=1e9",
  "sort_dir=up",
  "id=a&id=b",
  "__proto__=1",
  "%zz=%zz",
  "=",
  "&&",
  `x=${"y".repeat(33_000)}`,
];

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  "X-Auth-Token": ["", "unknown", "x".repeat(2_000)],
  Authorization: [
    "SDK-HMAC-SHA256",
    "SDK-HMAC-SHA256 Access=A, SignedHeaders=host;x-sdk-date, Signature=00",
    "SDK-HMAC-SHA256 Access=,SignedHeaders=,Signature=",
    "Bearer x",
  ],
  "X-Sdk-Date": ["20260101T000000Z", "now"],
  "Content-Type": [
    "",
    "text/plain",
    "application/json;charset=utf8",
    "application/json; charset=latin1",
  ],
  "X-Project-Id": ["26ae5181a416420998eb2093aaed84d9", "", "x"],
  Host: ["vpc.cn-north-4.myhuaweicloud.com", "vpcep.cn-north-1.myhuaweicloud.com", "", "[::1]:99"],
  Prefer: [
    "code=200",
    "code=201",
    "code=204",
    "code=400",
    "code=404",
    "code=409",
    "code=429",
    "code=503",
    "code=999",
    "dynamic=true",
    "code=200, dynamic=true",
    "example=notFound",
    'example="__proto__"',
    "code",
    ",,=",
  ],
  Expect: ["100-continue"],
  "X-Request-Id": ["\xff\x80", "\u0085", "__proto__", "a\tb"],
  "User-Agent": ["\x9b2J", "%0d%0aX: y"],
  Origin: ["null", "javascript:alert(1)", "\xff"],
  Cookie: ["a=b; __proto__=c", "\xa0"],
  "X-Long": ["x".repeat(33_000)],
  Accept: ["text/html"],
};

const BODIES = [
  "",
  "null",
  "[]",
  "{}",
  "0",
  '""',
  "{",
  "\ufeff{}",
  '{"a":1,"a":2}',
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{}}}',
  '{"publicip":{"__proto__":null}}',
  `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
  `{"a":"${"x".repeat(100_000)}"}`,
  "1e999",
];

/** The body with a piece of it written over. */
function overwrite(body: WireRequest["body"], at: number, bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(body ?? "");
  if (buffer.length === 0) return Buffer.from(bytes);
  buffer.set(bytes.subarray(0, buffer.length - (at % buffer.length)), at % buffer.length);
  return buffer;
}

function changeSegment(target: string, at: number, change: (segment: string) => string[]): string {
  const [path = "", ...query] = target.split("?");
  const segments = path.split("/").slice(1);
  const index = at % segments.length;
  segments.splice(index, 1, ...change(segments[index] ?? ""));
  return [`/${segments.join("/")}`, ...query].join("?");
}

const onTarget = (change: (target: string) => string): Mutation => {
  return (request) => ({ ...request, target: change(request.target) });
};

const paths: fc.Arbitrary<Mutation> = fc.oneof(
  fc
    .tuple(fc.nat(12), fc.constantFrom(...SEGMENTS))
    .map(([at, segment]) => onTarget((target) => changeSegment(target, at, () => [segment]))),
  fc.nat(12).map((at) => onTarget((target) => changeSegment(target, at, () => []))),
  fc.nat(12).map((at) => onTarget((target) => changeSegment(target, at, (it) => [it, it]))),
  fc
    .constantFrom(...QUERIES)
    .map((query) => onTarget((it) => `${it}${it.includes("?") ? "&" : "?"}${query}`)),
);

const known = fc.constantFrom(
  ...Object.entries(HEADERS).flatMap(([name, values]) =>
    [undefined, ...values].map((value) => ({ name, value })),
  ),
);

// Every character that a header may have: visible ASCII, blank, tab and Latin-1.
const headerCharacter = fc
  .oneof(
    fc.constant(0x09),
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ min: 0x80, max: 0xff }),
  )
  .map((code) => String.fromCharCode(code));

// Another expectation gets 417 before the request is a call.
const names = Object.keys(HEADERS).filter((name) => name !== "Expect");

const random = fc.record({
  name: fc.constantFrom(...names, "X-Security-Token", "Accept-Language", "Via"),
  value: fc.string({ unit: headerCharacter, maxLength: 60 }),
});

const header = fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: random });

const headers: fc.Arbitrary<Mutation> = header.map(({ name, value }) => (request) => {
  const { [name]: _, ...others } = request.headers;
  return { ...request, headers: value === undefined ? others : { ...others, [name]: value } };
});

const bodies: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constantFrom(...BODIES).map(
    (body): Mutation =>
      (request) => ({ ...request, body }),
  ),
  fc.json({ maxDepth: 4 }).map(
    (body): Mutation =>
      (request) => ({ ...request, body }),
  ),
  fc.nat(2_000).map(
    (at): Mutation =>
      (request) => ({ ...request, body: Buffer.from(request.body ?? "").subarray(0, at) }),
  ),
  fc.tuple(fc.nat(5_000), fc.uint8Array({ minLength: 1, maxLength: 8 })).map(
    ([at, bytes]): Mutation =>
      (request) => ({ ...request, body: overwrite(request.body, at, bytes) }),
  ),
);

const methods: fc.Arbitrary<Mutation> = fc
  .constantFrom(...METHODS)
  .map((method) => (request) => ({ ...request, method }));

/** Changes to method, path, query, headers and bytes that no client of ours makes. */
export const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 1, arbitrary: methods },
  { weight: 3, arbitrary: paths },
  { weight: 4, arbitrary: headers },
  { weight: 3, arbitrary: bodies },
);
