import { createHash, createHmac } from "node:crypto";
import { isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/browser.js";
import { parseAddress } from "../../src/platform/addresses.js";
import { fromBase64Url, toBase64Url } from "../../src/platform/bytes.js";
import * as hashes from "../../src/platform/hashes.js";
import { portableHashes } from "../../src/platform/portable-hashes.js";
import { uuidOf } from "../../src/platform/random.js";

const bytes = fc.uint8Array({ maxLength: 300 });
const texts = fc.string({ unit: "binary", maxLength: 200 });

describe.each([
  ["of Node", hashes],
  ["in JavaScript", portableHashes],
])("hashes %s", (_, { sha256, sha256Hex, hmacSha256, hmacSha256Hex }) => {
  test("are SHA-256 and HMAC-SHA256", () => {
    fc.assert(
      fc.property(bytes, texts, (data, text) => {
        const digest = createHash("sha256").update(data).digest();
        expect([...sha256(data)]).toEqual([...digest]);
        expect(sha256Hex(data)).toBe(digest.toString("hex"));
        expect(sha256Hex(text)).toBe(createHash("sha256").update(text).digest("hex"));
        const mac = createHmac("sha256", data).update(text).digest();
        expect([...hmacSha256(data, text)]).toEqual([...mac]);
        expect(hmacSha256Hex(data, text)).toBe(mac.toString("hex"));
        const keyed = createHmac("sha256", text).update(text).digest("hex");
        expect(hmacSha256Hex(text, text)).toBe(keyed);
      }),
    );
  });
});

describe("base64url", () => {
  test("is that of Node, and its own inverse", () => {
    fc.assert(
      fc.property(bytes, (data) => {
        const text = toBase64Url(data);
        expect(text).toBe(Buffer.from(data).toString("base64url"));
        expect(fromBase64Url(text)).toEqual(data);
      }),
    );
  });

  test.each(["a", "a+b/", "ab==", "ä"])("%s is none", (text) => {
    expect(fromBase64Url(text)).toBeUndefined();
  });
});

describe("an address", () => {
  const near = fc.oneof(
    fc.ipV4(),
    fc.ipV4Extended(),
    fc.ipV6(),
    fc.stringMatching(/^[0-9a-f:.]{1,30}$/),
    fc.stringMatching(/^\d{1,4}(\.\d{1,4}){3}$/),
  );

  test("is what Node takes for one, without a zone", () => {
    fc.assert(
      fc.property(near, (text) => {
        const version = { ipv4: 4, ipv6: 6 }[String(parseAddress(text)?.kind())] ?? 0;
        expect([text, version]).toEqual([text, isIP(text)]);
      }),
      { numRuns: 2_000 },
    );
    expect(parseAddress("fe80::1%eth0")).toBeUndefined();
  });
});

describe("a UUID", () => {
  test("has version and variant for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (data) => {
        expect(uuidOf(data)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });
});

describe("a cloud of some APIs", () => {
  test.each([
    [[], "apis: expected a list of at least one API"],
    [undefined, "apis: expected a list of at least one API"],
  ])("rejects %j", (apis, message) => {
    expect(() => createMockCloud({ apis: apis as never })).toThrow(message);
  });
});
