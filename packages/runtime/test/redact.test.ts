import { expect, test } from "vitest";
import { redact } from "../src/index.js";

const body = () => ({
  peer: { name: "a", md5: "s3cret", none: null },
  peers: [{ md5: "one" }, { md5: null }, { name: "b" }],
});

test("replaces what the pointers name, in a copy", () => {
  const data = body();
  expect(redact(data, ["/peer/md5", "/peers/*/md5"])).toEqual({
    peer: { name: "a", md5: "[redacted]", none: null },
    peers: [{ md5: "[redacted]" }, { md5: null }, { name: "b" }],
  });
  expect(data).toEqual(body());
});

test("replaces objects and lists as a whole", () => {
  expect(redact(body(), ["/peer", "/peers"])).toEqual({ peer: "[redacted]", peers: "[redacted]" });
});

test("leaves null, missing members and other shapes as they are", () => {
  const pointers = ["/peer/none", "/missing/md5", "/peer/name/md5", "/peers/md5", "/peer/*/md5"];
  expect(redact(body(), pointers)).toEqual(body());
  for (const data of [undefined, null, 1, "text", [], {}]) {
    expect(redact(data, ["/peer/md5", "/*"])).toEqual(data);
  }
  expect(redact(body(), [])).toEqual(body());
});

test("reads ~1 and ~0 in a pointer as slash and tilde", () => {
  expect(redact({ "a/b": { "c~d": "s" } }, ["/a~1b/c~0d"])).toEqual({
    "a/b": { "c~d": "[redacted]" },
  });
});

test("takes __proto__ for a member, never for the prototype", () => {
  const data: unknown = JSON.parse('{"__proto__":{"md5":"s3cret"}}');
  const copy = redact(data, ["/__proto__/md5"]);
  expect(JSON.stringify(copy)).toBe('{"__proto__":{"md5":"[redacted]"}}');
  expect(redact({}, ["/constructor/name", "/__proto__/x"])).toEqual({});
});
