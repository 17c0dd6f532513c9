// What comes from a server enters messages and logs as one bounded line.
import { expect, test } from "vitest";
import { fromPassword } from "../src/credentials/index.js";
import { ApiError, type CallEvent, createLogListener, type HcnetError } from "../src/index.js";
import { peersOf } from "./support/peers.js";
import { json, startServer } from "./support/server.js";
import { clientOf } from "./support/widgets.js";

const HOSTILE = "a\r\nFAKE LOG LINE\u001b[31m\u0007\u0000\u2028\u202e\u200bb";
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function logger() {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  return {
    lines,
    listener: createLogListener(
      { debug: write, info: write, warn: write, error: write },
      { level: "debug" },
    ),
  };
}

const failure = (call: Promise<unknown>): Promise<HcnetError> =>
  call.then(
    () => expect.unreachable(),
    (error: HcnetError) => error,
  );

/** Every text of an error that a program prints. */
const texts = (error: HcnetError): string[] =>
  Object.values(error.toJSON()).filter((value) => typeof value === "string");

test("a message, a code and a request id have no control characters", async () => {
  const body = { error_code: `P.${HOSTILE}`, error_msg: HOSTILE, request_id: HOSTILE };
  const server = await startServer(json(400, body));
  const { lines, listener } = logger();
  const error = await failure(clientOf(server.url, { listener }).listWidgets());
  expect(error).toBeInstanceOf(ApiError);
  expect(error.code).toBe("P.a FAKE LOG LINE [31m b");
  for (const text of [...texts(error), ...lines]) expect(text).not.toMatch(UNSAFE);
});

test("a message of 5 MB and a code of 1 MB are cut", async () => {
  const long = (length: number) => "x".repeat(length);
  for (const body of [
    { code: long(1_000_000), message: long(5_000_000) },
    { code: long(10_000), message: long(100_000), request_id: long(10_000) },
  ]) {
    const server = await startServer(json(400, body));
    const { lines, listener } = logger();
    const error = await failure(clientOf(server.url, { listener }).listWidgets());
    expect(error).toMatchObject({ name: "ApiError", status: 400 });
    for (const text of [...texts(error), ...lines]) expect(text.length).toBeLessThan(2000);
  }
});

test("an error of IAM, in a project error too, is one line", async () => {
  const server = await startServer(json(401, { error: { code: HOSTILE, message: HOSTILE } }));
  const credentials = fromPassword({ user: "u", domain: "d", password: "the-password" });
  for (const client of [
    clientOf(server.url, { credentials }),
    clientOf(server.url, { projectId: undefined, region: "cn-north-4" }),
  ]) {
    const error = await failure(client.listWidgets());
    for (const text of texts(error)) expect(text).not.toMatch(UNSAFE);
  }
});

test("a state of a waiter is one line", async () => {
  const server = await startServer(json(200, { peers: [{ name: HOSTILE + "y".repeat(1000) }] }));
  const client = peersOf(server.url, { credentials: { token: "t" } });
  const error = await failure(client.waitForPeer({}, { deadlineMs: 1 }));
  expect(error.message).not.toMatch(UNSAFE);
  expect(error.message.length).toBeLessThan(300);
});

test.each([
  ["an array", ["up"]],
  ["an object", { up: true }],
])("a state that is %s is an error and not the string of it", async (got, state) => {
  const server = await startServer(json(200, { peers: [{ name: state }] }));
  const client = peersOf(server.url, { credentials: { token: "t" } });
  const error = await failure(client.waitForPeer());
  expect(error).toMatchObject({
    name: "InvalidResponseError",
    message: `waitForPeer: expected a string at /peers/0/name, got ${got}`,
  });
});

const thrown: [title: string, value: unknown, text: string][] = [
  ["undefined", undefined, "undefined"],
  ["a string with a line break", "a\nb", "a b"],
  ["an object without a prototype", Object.create(null), "a value of type object"],
  ["a symbol", Symbol("s"), "Symbol(s)"],
  [
    "an error whose message cannot be read",
    Object.defineProperty(new Error("x"), "message", {
      get: () => {
        throw new Error("no");
      },
    }),
    "a value of type object",
  ],
];

test.each(thrown)(
  "a provider that throws %s fails with a CredentialsError",
  async (_, value, text) => {
    const events: CallEvent[] = [];
    const client = clientOf("http://127.0.0.1:1", {
      credentials: () => Promise.reject(value as Error),
      listener: (event) => events.push(event),
    });
    const error = await failure(client.listWidgets());
    expect(error).toMatchObject({
      name: "CredentialsError",
      message: `credentials: the provider threw an error: ${text}`,
    });
  },
);
