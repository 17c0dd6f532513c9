// Callbacks of the caller may throw anything, also what throws again when it is looked at.
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { json, startServer } from "./support/server.js";
import { clientOf } from "./support/widgets.js";

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
const fail = () => {
  throw new Error("looked at");
};
const VALUES: readonly [title: string, make: () => unknown][] = [
  ["a revoked proxy", revoked],
  ["an object whose toString throws", () => ({ toString: fail })],
  ["an object without a prototype", () => Object.create(null)],
  [
    "an error whose message throws",
    () => Object.defineProperty(new Error("m"), "message", { get: fail }),
  ],
  [
    "an error whose cause throws",
    () => Object.defineProperty(new Error("m"), "cause", { get: fail }),
  ],
  ["a symbol", () => Symbol("s")],
  ["null", () => null],
  ["undefined", () => undefined],
];

describe.each(VALUES)("%s", (_, make) => {
  const throwIt = (): never => {
    throw make();
  };
  const rejectWithIt = async (): Promise<never> => throwIt();

  test.each([
    ["throws", throwIt],
    ["rejects with", rejectWithIt],
  ])("that a provider %s is a CredentialsError", async (__, credentials) => {
    const server = await startServer();
    const call = clientOf(server.url, { credentials: credentials as never, retry: false });
    const error: unknown = await call.listWidgets().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: "CredentialsError",
      message: expect.stringMatching(/credentials: the provider threw an error: ./) as string,
    });
    expect(inspect(error)).toContain("CredentialsError");
    expect(() => JSON.stringify(error)).not.toThrow();
    expect(server.received).toHaveLength(0);
  });

  test.each([
    ["throws", throwIt],
    ["rejects with", rejectWithIt],
  ])("that a fetch %s is a ConnectionError", async (__, fetch) => {
    const client = clientOf("http://w.example", { fetch: fetch as never, retry: false });
    const error: unknown = await client.listWidgets().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ConnectionError", mayHaveRun: true });
    expect(inspect(error)).toContain("ConnectionError");
    expect(() => JSON.stringify(error)).not.toThrow();
  });

  test("that a limiter rejects with is a ConnectionError, and nothing is sent", async () => {
    const server = await startServer();
    const limiter = { acquire: rejectWithIt, release: () => {} };
    const client = clientOf(server.url, { limiter, retry: false });
    const error: unknown = await client.listWidgets().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ConnectionError" });
    expect(server.received).toHaveLength(0);
  });

  test("that a listener throws changes nothing", async () => {
    const server = await startServer(json(200, { widgets: [] }));
    for (const listener of [throwIt, rejectWithIt]) {
      const client = clientOf(server.url, { listener: listener as never });
      await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
    }
  });

  test("that middleware throws rejects the call", async () => {
    const server = await startServer(json(200, { widgets: [] }));
    const client = clientOf(server.url);
    client.http.use({ onRequest: throwIt });
    const outcome = await client.listWidgets().then(
      () => "resolved",
      () => "rejected",
    );
    expect(outcome).toBe("rejected");
    expect(server.received).toHaveLength(0);
  });
});
