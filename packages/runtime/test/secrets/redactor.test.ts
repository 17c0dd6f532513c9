import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRedactor } from "../../src/secrets/redactor.js";
import { ENCODINGS } from "../support/encodings.js";

const SECRET = "canary/tok+en=1-x";

describe.each(Object.entries(ENCODINGS))("a secret %s", (_, encode) => {
  test("is replaced, and the text around it stays", () => {
    const redact = createRedactor([SECRET]);
    const text = `before ${encode(SECRET)} after`;
    expect(redact(text)).toMatch(/^before .{0,10}\[redacted\].{0,10} after$/);
  });

  test("is replaced wherever it occurs, for any value", () => {
    const visible = fc.stringMatching(/^[!-[\]-~]{8,40}$/);
    const noise = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(visible, fc.array(noise, { minLength: 1, maxLength: 4 }), (secret, parts) => {
        const redacted = createRedactor([secret])(parts.join(` ${encode(secret)} `));
        if (parts.length > 1) expect(redacted).not.toContain(` ${encode(secret)} `);
      }),
    );
  });
});

test("a secret in Base64 is found across line breaks", () => {
  const folded = btoa(SECRET.repeat(5)).replace(/.{20}/g, "$&\r\n");
  expect(createRedactor([SECRET.repeat(5)])(`a ${folded} b`)).toMatch(/^a \[redacted\]/);
});

test.each([
  ["lsqb", "["],
  ["rsqb", "]"],
  ["lcub", "{"],
  ["rcub", "}"],
  ["verbar", "|"],
  ["Tab", "\t"],
  ["NewLine", "\n"],
])("a secret with &%s; is found too", (name, char) => {
  expect(createRedactor([`some${char}thing`])(`a some&${name};thing`)).toBe("a [redacted]");
});

test("an unknown character reference stays, and so does the text after it", () => {
  const redact = createRedactor([SECRET]);
  expect(redact(`&nosuch;&sol; ${SECRET}`)).toBe("&nosuch;&sol; [redacted]");
});

test("a text without secrets, and a secret of fewer than six characters, stay as they are", () => {
  const text = 'peer.name: "a\\u0062c" is 100% taken & {"code":"P.1"}\n';
  expect(createRedactor(["other-secret", "peer", ""])(text)).toBe(text);
  expect(createRedactor([])(text)).toBe(text);
});

test("JSON stays JSON", () => {
  const body = `{"code":"P.1","message":"no \\"${SECRET.replaceAll("/", "\\/")}\\", no"}`;
  expect(JSON.parse(createRedactor([SECRET])(body))).toEqual({
    code: "P.1",
    message: 'no "[redacted]", no',
  });
});

test("work grows in proportion to the text", () => {
  const redact = createRedactor([SECRET, "x".repeat(2000), 'with "quotes" and \\'.repeat(10)]);
  for (const piece of ["\\", "%", "&", "%25", "\\u005c", "x", "a b\n", "&amp;"]) {
    const long = piece.repeat(Math.floor(400_000 / piece.length));
    const started = performance.now();
    redact(long);
    // Quadratic work would take minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  }
});
