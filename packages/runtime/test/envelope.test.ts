import fc from "fast-check";
import { expect, test } from "vitest";
import { type ErrorDetails, readErrorBody } from "../src/index.js";

const NOTHING: ErrorDetails = {
  code: undefined,
  message: undefined,
  requestId: undefined,
  encodedAuthorizationMessage: undefined,
};
const REQUEST_ID = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
const neutron = {
  NeutronError: { type: "PortNotFound", message: "Port p could not be found.", detail: "" },
};

const shapes: Record<string, [body: unknown, details: Partial<ErrorDetails>]> = {
  "the gateway": [
    { error_code: "APIGW.0301", error_msg: "Incorrect IAM authentication", request_id: REQUEST_ID },
    { code: "APIGW.0301", message: "Incorrect IAM authentication", requestId: REQUEST_ID },
  ],
  "a service, without request id": [
    { error_code: "DC.0002", error_msg: "not found" },
    { code: "DC.0002", message: "not found" },
  ],
  "a denial by a policy": [
    {
      error_code: "PAP5.0001",
      error_msg: "denied",
      request_id: REQUEST_ID,
      encoded_authorization_message: "abc",
    },
    {
      code: "PAP5.0001",
      message: "denied",
      requestId: REQUEST_ID,
      encodedAuthorizationMessage: "abc",
    },
  ],
  "a denial nested under error": [
    { error: { error_code: "PAP5.0001", error_msg: "no", encoded_authorization_message: "abc" } },
    { code: "PAP5.0001", message: "no", encodedAuthorizationMessage: "abc" },
  ],
  "VPC Endpoint": [
    { error: { code: "EndPoint.0002", message: "Invalid parameter." } },
    { code: "EndPoint.0002", message: "Invalid parameter." },
  ],
  "a nested error with the request id outside": [
    { error: { code: "EndPoint.0002", message: "no" }, request_id: REQUEST_ID },
    { code: "EndPoint.0002", message: "no", requestId: REQUEST_ID },
  ],
  "EIP and VPC v1": [
    { code: "VPC.0504", message: "Floating IP not found." },
    { code: "VPC.0504", message: "Floating IP not found." },
  ],
  "JSON text in the message": [
    { code: "VPC.0108", message: JSON.stringify(neutron) },
    { code: "VPC.0108", message: "Port p could not be found." },
  ],
  "JSON text in the message, nested": [
    { error: { code: "VPC.0108", message: ` ${JSON.stringify(neutron)}` } },
    { code: "VPC.0108", message: "Port p could not be found." },
  ],
  "text that only looks like JSON in the message": [
    { code: "VPC.0108", message: "{not json" },
    { code: "VPC.0108", message: "{not json" },
  ],
  "JSON without an error in the message": [
    { code: "VPC.0108", message: '{"a":1}' },
    { code: "VPC.0108", message: '{"a":1}' },
  ],
  NeutronError: [neutron, { code: "PortNotFound", message: "Port p could not be found." }],
  "badRequest with a numeric code": [
    { badRequest: { message: "Bad.", code: 400 } },
    { code: "400", message: "Bad." },
  ],
  itemNotFound: [
    { itemNotFound: { message: "Gone.", code: 404 } },
    { code: "404", message: "Gone." },
  ],
  "Keystone with a numeric code": [
    { error: { code: 401, message: "Please log in.", title: "Unauthorized" } },
    { code: "401", message: "Please log in." },
  ],
  "an outer member alone": [{ error: {} }, {}],
  "members that are null or empty next to others": [
    { error_code: null, error_msg: "", code: "X.1", message: "said here" },
    { code: "X.1", message: "said here" },
  ],
  "JSON as text": ['{"error_code":"A.1","error_msg":"b"}', { code: "A.1", message: "b" }],
  "plain text": ["  upstream connect error\r\nreset", { message: "upstream connect error" }],
  "very long plain text": ["x".repeat(1_000_000), { message: "x".repeat(300) }],
  HTML: ["\n<html><body>502 Bad Gateway</body></html>", {}],
  "empty text": ["", {}],
  blanks: [" \n", {}],
  undefined: [undefined, {}],
  null: [null, {}],
  "a number": [42, {}],
  "an array": [[{ code: "A", message: "b" }], {}],
  "an empty object": [{}, {}],
  "inherited members": [Object.create({ code: "A", message: "b" }), {}],
};

test.each(Object.entries(shapes))("reads %s", (_, [body, details]) => {
  expect(readErrorBody(body)).toEqual({ ...NOTHING, ...details });
});

test("is not led astray by members named like those of Object", () => {
  const hostile: unknown = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"code":"A.1","message":"b"}',
  );
  expect(readErrorBody(hostile)).toEqual({ ...NOTHING, code: "A.1", message: "b" });
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("stops at a depth that no service reaches", () => {
  const wrap = (depth: number): unknown =>
    depth === 0 ? { code: "A", message: "b" } : { error: wrap(depth - 1) };
  expect(readErrorBody(wrap(2)).code).toBe("A");
  expect(readErrorBody(wrap(50)).code).toBeUndefined();
  const deep = `${'{"error":'.repeat(100_000)}{}${"}".repeat(100_000)}`;
  expect(readErrorBody(deep)).toEqual(NOTHING);
  expect(readErrorBody({ code: "A", message: deep }).code).toBe("A");
});

test("ends on an object that contains itself", () => {
  const loop: Record<string, unknown> = {};
  loop.error = loop;
  expect(readErrorBody(loop)).toEqual(NOTHING);
});

const anyBody = fc.anything({
  withNullPrototype: true,
  withDate: true,
  withMap: true,
  withBigInt: true,
});
const members = fc.constantFrom("error", "error_code", "error_msg", "code", "message", "__proto__");
const similar = fc.letrec((tie) => ({
  node: fc.oneof(anyBody, fc.dictionary(members, tie("node")), fc.json()),
})).node;

test("never throws, and gives text or undefined only", () =>
  fc.assert(
    fc.property(fc.oneof(anyBody, similar, fc.json(), fc.string()), (body) => {
      for (const value of Object.values(readErrorBody(body))) {
        expect(value === undefined || (typeof value === "string" && value !== "")).toBe(true);
      }
    }),
    { numRuns: 1000 },
  ));
