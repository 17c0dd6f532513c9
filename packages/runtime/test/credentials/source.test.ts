import { expect, test, vi } from "vitest";
import type { RefreshOptions } from "../../src/credentials/cache.js";
import type { CredentialProvider, ProvidedCredentials } from "../../src/credentials/index.js";
import type { CredentialSource } from "../../src/credentials/provider.js";
import { createCredentialSource } from "../../src/credentials/source.js";
import { CredentialsError, InvalidArgumentError } from "../../src/index.js";
import { everything } from "../support/everything.js";
import { contextOf } from "../support/provider-context.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A source of tokens "1", "2", … that live for an hour, on a clock that the test moves. */
function tokens(options: RefreshOptions = {}, lifetime: number | undefined = HOUR) {
  const clock = { now: 0, failing: false, asked: 0 };
  const provider: CredentialProvider = async () => {
    clock.asked += 1;
    if (clock.failing) throw new Error("down");
    const expiresAt = lifetime === undefined ? undefined : new Date(clock.now + lifetime);
    return { token: String(clock.asked), expiresAt };
  };
  const context = contextOf("http://iam.example", { now: () => new Date(clock.now) });
  return { clock, source: createCredentialSource(provider, context, options) };
}

const tokenOf = async (source: CredentialSource): Promise<string> => {
  const given = await source.get();
  return "token" in given ? given.token : "";
};

test("plain credentials are given as they stand, and nothing can renew them", () => {
  const source = createCredentialSource({ token: "t" }, contextOf(""));
  const given = source.get() as ProvidedCredentials;
  expect(given).not.toBeInstanceOf(Promise);
  expect(source.invalidate(given)).toBe(false);
  expect(source.get()).toBe(given);
  expect(() => createCredentialSource({ token: "" }, contextOf(""))).toThrow(InvalidArgumentError);
});

test("calls a provider on first use, once for concurrent callers, and caches the result", async () => {
  const { clock, source } = tokens();
  expect(clock.asked).toBe(0);
  expect(await Promise.all([tokenOf(source), tokenOf(source), tokenOf(source)])).toEqual([
    "1",
    "1",
    "1",
  ]);
  expect(source.get()).not.toBeInstanceOf(Promise);
  clock.now = HOUR - 7 * MINUTE;
  expect(await tokenOf(source)).toBe("1");
  expect(clock.asked).toBe(1);
});

test("credentials without an end are never renewed", async () => {
  const provider = vi.fn<CredentialProvider>(async () => ({ token: "t" }));
  const now = () => new Date(8.64e15);
  const source = createCredentialSource(provider, contextOf("", { now }));
  await source.get();
  expect(source.get()).toMatchObject({ token: "t" });
  expect(provider).toHaveBeenCalledTimes(1);
});

test("in the last five minutes the old ones are given and new ones fetched meanwhile", async () => {
  const { clock, source } = tokens();
  await source.get();
  clock.now = HOUR - 4 * MINUTE;
  expect(source.get()).toMatchObject({ token: "1" });
  await vi.waitFor(() => expect(source.get()).toMatchObject({ token: "2" }));
  expect(clock.asked).toBe(2);
});

test("a renewal that fails is told, not thrown, and tried again later", async () => {
  const onRefreshError = vi.fn();
  const { clock, source } = tokens({ onRefreshError });
  await source.get();
  clock.now = HOUR - 4 * MINUTE;
  clock.failing = true;
  for (const _ of Array(10)) expect(await tokenOf(source)).toBe("1");
  await vi.waitFor(() => expect(onRefreshError).toHaveBeenCalledTimes(1));
  const [error, retryAt] = onRefreshError.mock.calls[0] ?? [];
  expect(error).toBeInstanceOf(CredentialsError);
  expect(error.cause).toEqual(new Error("down"));
  expect(retryAt).toEqual(new Date(clock.now + 1000));
  for (const _ of Array(10)) expect(await tokenOf(source)).toBe("1");
  expect(clock.asked).toBe(2);
  clock.now += 1000;
  clock.failing = false;
  await source.get();
  await vi.waitFor(() => expect(source.get()).toMatchObject({ token: "3" }));
  expect(onRefreshError).toHaveBeenCalledTimes(1);
});

test("expired and failing: every call is told why, without a storm at the provider", async () => {
  const { clock, source } = tokens();
  await source.get();
  clock.now = HOUR;
  clock.failing = true;
  const asking = Array.from({ length: 100 }, () => tokenOf(source));
  for (const result of await Promise.allSettled(asking)) {
    expect(result).toMatchObject({ status: "rejected", reason: { code: "ERR_CREDENTIALS" } });
  }
  await expect(tokenOf(source)).rejects.toThrow(/^credentials: the provider threw an error: down$/);
  expect(clock.asked).toBe(2);
  clock.now += 1000;
  clock.failing = false;
  expect(await tokenOf(source)).toBe("3");
});

test("pauses double with each failure, up to half a minute, and begin again after a success", async () => {
  const onRefreshError = vi.fn();
  const { clock, source } = tokens({ onRefreshError });
  const pauses: number[] = [];
  const failFor = async (times: number) => {
    clock.failing = true;
    for (const _ of Array(times)) {
      await expect(tokenOf(source)).rejects.toThrow("down");
      const start = clock.now;
      const before = clock.asked;
      while (clock.asked === before) {
        clock.now += 500;
        await tokenOf(source).catch(() => {});
      }
      pauses.push(clock.now - start);
      clock.now += 60_000;
    }
  };
  await failFor(3);
  clock.failing = false;
  source.invalidate(await source.get());
  await failFor(1);
  expect(pauses).toEqual([1000, 4000, 16_000, 1000]);
  // Who is told by a rejection need not be told twice.
  expect(onRefreshError).not.toHaveBeenCalled();
});

test("rejected credentials are thrown away once, however many calls were rejected", async () => {
  const { clock, source } = tokens();
  const first = await source.get();
  expect([source.invalidate(first), source.invalidate(first)]).toEqual([true, true]);
  const second = await source.get();
  expect(second).toMatchObject({ token: "2" });
  source.invalidate(first);
  expect(source.get()).toBe(second);
  expect(clock.asked).toBe(2);
});

test("a provider that does not return times out", async () => {
  let signal: AbortSignal | undefined;
  const provider: CredentialProvider = (context) => {
    signal = context.signal;
    return new Promise(() => {});
  };
  const source = createCredentialSource(provider, contextOf(""), { timeoutMs: 20 });
  await expect(source.get()).rejects.toThrow(
    "credentials: the provider did not return within 20 ms (refresh.timeoutMs)",
  );
  expect(signal?.aborted).toBe(true);
});

const useless: [title: string, provider: () => unknown, message: RegExp][] = [
  ["nothing", async () => undefined, /credentials: expected \{ accessKeyId/],
  ["half a key", async () => ({ accessKeyId: "AK" }), /credentials\.secretAccessKey: expected/],
  ["what has ended", async () => ({ token: "t", expiresAt: new Date(0) }), /expired at 1970-01-01/],
  ["no date", async () => ({ token: "t", expiresAt: "soon" }), /credentials\.expiresAt: expected/],
  [
    "a project that is a path",
    async () => ({ token: "t", projectId: "../x" }),
    /projectId: expected/,
  ],
  [
    "an error at once",
    () => {
      throw new Error("broken");
    },
    /threw an error: broken/,
  ],
];

test.each(useless)(
  "a provider that returns %s is an error, and can be called again",
  async (_, provider, message) => {
    let now = 5;
    const context = contextOf("", { now: () => new Date(now) });
    const source = createCredentialSource(provider as CredentialProvider, context);
    await expect(source.get()).rejects.toThrow(message);
    now += 1000;
    await expect(source.get()).rejects.toThrow(CredentialsError);
  },
);

const options: [options: object, message: RegExp][] = [
  [{ refreshBeforeMs: -1 }, /^refresh\.refreshBeforeMs: expected a number/],
  [{ timeoutMs: 0 }, /^refresh\.timeoutMs: expected a number/],
  [{ timeoutMs: 2 ** 31 }, /^refresh\.timeoutMs: expected a number/],
  [{ onRefreshError: "log" }, /^refresh\.onRefreshError: expected a function/],
];

test.each(options)("rejects %j, naming the option", (refresh, message) => {
  const create = () => createCredentialSource({ token: "t" }, contextOf(""), refresh);
  expect(create).toThrow(InvalidArgumentError);
  expect(create).toThrow(message);
});

test("no way of printing a source shows a secret", async () => {
  const canary = "canary-40e1";
  const keys = { accessKeyId: "AK", secretAccessKey: canary, securityToken: canary };
  const source = createCredentialSource(async () => keys, contextOf(""));
  const given = await source.get();
  expect(everything([source, given, source.get()])).toContain("AK");
  expect(everything([source, given, { ...given }])).not.toContain(canary);
});
