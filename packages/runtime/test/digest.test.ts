import fc from "fast-check";
import { expect, test } from "vitest";
import * as node from "../src/signing/digest.node.js";
import * as web from "../src/signing/digest.web.js";

// Lone surrogates included: both must take them for U+FFFD, as `fetch` does when it sends them.
const anyText = fc.string({ unit: fc.integer({ max: 0xffff }).map((c) => String.fromCharCode(c)) });

test("both platforms hash the same", () =>
  fc.assert(
    fc.asyncProperty(fc.oneof(anyText, fc.uint8Array()), async (data) => {
      expect(await web.sha256Hex(data)).toBe(node.sha256Hex(data));
    }),
  ));

test("both platforms sign the same", () =>
  fc.assert(
    fc.asyncProperty(anyText.filter(Boolean), anyText, async (key, message) => {
      expect(await web.hmacSha256Hex(key, message)).toBe(node.hmacSha256Hex(key, message));
    }),
  ));
