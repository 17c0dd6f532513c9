// What an error response teaches: to wait, to renew the token, to put the clock right.
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  AuthenticationError,
  type CredentialProvider,
  HcnetError,
  ThrottlingError,
  type Transport,
} from "../../src/index.js";
import { CALLS, faultClient } from "../support/fault-client.js";
import { json, type Received, type Responder, startServer } from "../support/server.js";
import { TRANSPORTS } from "../support/transports.js";

const HOUR = 3_600_000;
const WIDGET = { widget: { id: "w", name: "a", status: "UP" } };

/** Success as the operation that was called promises it. */
const succeed: Responder = (response, request) =>
  json(request.target.endsWith("/widgets") ? 201 : 200, WIDGET)(response, request);

const THROTTLED = { error_code: "APIGW.0308", error_msg: "slow down" };
const EXPIRED = { error_code: "APIGW.0307", error_msg: "Token expired", request_id: "r" };
const REJECTED = {
  error_code: "APIGW.0301",
  error_msg: "Incorrect IAM authentication information",
};

/** A provider of tokens `t1`, `t2`, …, and how often it was asked. */
function tokens(): { readonly provider: CredentialProvider; asked: number } {
  const given = { asked: 0, provider: async () => ({ token: `t${++given.asked}` }) };
  return given;
}

/** A gateway whose clock is ahead, and which takes no signature that is 15 minutes off. */
const aheadBy =
  (skewMs: number): Responder =>
  (response, request) => {
    const [, date = "", time = ""] =
      /^(\d{8})T(\d{6})Z$/.exec(String(request.headers["x-sdk-date"])) ?? [];
    const signed = Date.parse(
      `${date.replace(/(....)(..)(..)/, "$1-$2-$3")}T${time.replace(/(..)(..)(..)/, "$1:$2:$3")}Z`,
    );
    const now = Date.now() + skewMs;
    response.setHeader("Date", new Date(now).toUTCString());
    if (Math.abs(now - signed) < HOUR / 4) succeed(response, request);
    else json(401, REJECTED)(response, request);
  };

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(TRANSPORTS)("over %s", (_, createTransport) => {
  describe.each(CALLS)("a call that is $kind", ({ call }) => {
    test.each([
      ["seconds", { "Retry-After": "1" }],
      [
        "a date",
        { Date: "Fri, 21 Nov 2025 10:00:00 GMT", "Retry-After": "Fri, 21 Nov 2025 10:00:01 GMT" },
      ],
    ])("waits as long as Retry-After asks for in %s", async (__, headers) => {
      const server = await startServer((...on) =>
        (server.received.length === 1 ? json(429, THROTTLED, headers) : succeed)(...on),
      );
      const { client, delays } = faultClient(server.url, createTransport());
      await expect(call(client)).resolves.toEqual(WIDGET);
      expect(delays).toEqual([1000]);
    });

    test("ends with the error when Retry-After is longer than it may wait", async () => {
      const server = await startServer(json(429, THROTTLED, { "Retry-After": "61" }));
      const { client } = faultClient(server.url, createTransport());
      const error = await call(client).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ThrottlingError);
      expect(error).toMatchObject({ retryAfterMs: 61_000, attempts: [{ status: 429 }] });
    });

    test("is sent again with a new token when the token has ended midway", async () => {
      const server = await startServer((response, request) =>
        (request.headers["x-auth-token"] === "t1" ? json(401, EXPIRED) : succeed)(
          response,
          request,
        ),
      );
      const credentials = tokens();
      const { client, calls } = faultClient(server.url, createTransport(), {
        credentials: credentials.provider,
      });
      await expect(call(client)).resolves.toEqual(WIDGET);
      await expect(call(client)).resolves.toEqual(WIDGET);
      expect(credentials.asked).toBe(2);
      expect(calls).toMatchObject([{ attempts: 2 }, { attempts: 1 }]);
    });

    test("requests a new token once, and then fails", async () => {
      const server = await startServer(json(401, EXPIRED));
      const credentials = tokens();
      const { client } = faultClient(server.url, createTransport(), {
        credentials: credentials.provider,
      });
      const error = await call(client).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error).toMatchObject({ code: "APIGW.0307", requestId: "r", attempts: [{}, {}] });
      expect(server.received).toHaveLength(2);
      expect(credentials.asked).toBe(2);
    });

    test("is not sent again when nothing can renew the token", async () => {
      const server = await startServer(json(401, EXPIRED));
      const { client } = faultClient(server.url, createTransport());
      await expect(call(client)).rejects.toBeInstanceOf(AuthenticationError);
      expect(server.received).toHaveLength(1);
    });

    test.each([HOUR, -HOUR])("puts the clock right when it is %d ms off", async (skewMs) => {
      const server = await startServer(aheadBy(skewMs));
      const { client, calls } = faultClient(server.url, createTransport(), {
        credentials: { accessKeyId: "AK", secretAccessKey: "SK" },
      });
      await expect(call(client)).resolves.toEqual(WIDGET);
      await expect(call(client)).resolves.toEqual(WIDGET);
      expect(calls).toMatchObject([{ attempts: 2 }, { attempts: 1 }]);
    });

    test("does not mistake a wrong signature for clock skew", async () => {
      const server = await startServer(json(401, REJECTED));
      const { client } = faultClient(server.url, createTransport(), {
        credentials: { accessKeyId: "AK", secretAccessKey: "SK" },
      });
      await expect(call(client)).rejects.toMatchObject({ status: 401, attempts: [{}] });
      expect(server.received).toHaveLength(1);
    });

    test("stops retrying at timeoutMs, and records each request that was sent", async () => {
      const server = await startServer(json(429, THROTTLED));
      const send = createTransport();
      let sent = 0;
      const transport: Transport = (request) => {
        sent += 1;
        return send(request);
      };
      const { client, calls } = faultClient(server.url, transport, {
        retry: { maxAttempts: 1_000_000, throttledBaseDelayMs: 100, maxDelayMs: 100 },
        timeoutMs: 300,
      });
      const error = await call(client).catch((thrown: unknown) => thrown);
      // The last response, or a timeout, as it happens.
      expect(error).toBeInstanceOf(HcnetError);
      expect(error).toMatchObject({ attempts: { length: sent } });
      expect(calls).toMatchObject([{ attempts: sent }]);
      expect(calls[0]?.durationMs).toBeLessThan(10_000);
    });
  });

  test("starts no attempt after timeoutMs", async () => {
    const server = await startServer(json(429, THROTTLED));
    const now = performance.now.bind(performance);
    let aheadMs = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now() + aheadMs);
    const types: string[] = [];
    const { client } = faultClient(server.url, createTransport(), {
      listener: ({ type }) => {
        types.push(type);
        if (type === "attemptEnd") aheadMs = HOUR;
      },
    });
    await expect(client.touchWidget({ path: { widget_id: "w" } })).rejects.toMatchObject({
      name: "TimeoutError",
      attempts: [{ status: 429 }],
    });
    expect(types).toEqual(["callStart", "attemptStart", "attemptEnd", "callEnd"]);
    expect(server.received).toHaveLength(1);
  });

  test("many calls that start together put the clock right together", async () => {
    const server = await startServer(aheadBy(HOUR));
    const { client } = faultClient(server.url, createTransport(), {
      credentials: { accessKeyId: "AK", secretAccessKey: "SK" },
    });
    const path = { widget_id: "w" };
    const calls = Array.from({ length: 20 }, () => client.touchWidget({ path }));
    await expect(Promise.all(calls)).resolves.toHaveLength(20);
  });

  test("a call that is never repeated still renews what the next one needs", async () => {
    const byToken = (request: Received) => request.headers["x-auth-token"] === "t1";
    const server = await startServer((response, request) =>
      (byToken(request) ? json(401, EXPIRED) : succeed)(response, request),
    );
    const { client, calls } = faultClient(server.url, createTransport(), {
      credentials: tokens().provider,
      retry: false,
    });
    const call = () => client.touchWidget({ path: { widget_id: "w" } });
    await expect(call()).rejects.toBeInstanceOf(AuthenticationError);
    await expect(call()).resolves.toEqual(WIDGET);
    expect(calls).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
  });

  test("putting something right counts as an attempt", async () => {
    const responses = [json(503, {}), json(401, EXPIRED)];
    const server = await startServer((...on) => responses[server.received.length - 1]?.(...on));
    const { client } = faultClient(server.url, createTransport(), {
      credentials: tokens().provider,
      retry: { maxAttempts: 2, baseDelayMs: 0 },
    });
    const call = client.touchWidget({ path: { widget_id: "w" } });
    await expect(call).rejects.toMatchObject({ attempts: [{ status: 503 }, { status: 401 }] });
    expect(server.received).toHaveLength(2);
  });
});

describe("a transport of the caller's own", () => {
  /** Says nothing of whether the request ran, as `fetch` does when it is aborted. */
  const aborted: Transport = ({ signal }) =>
    new Promise((_, reject) => {
      signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    });

  test.each(CALLS)("that is out of time may have run a call that is $kind", async (kind) => {
    let sent = 0;
    const transport: Transport = (request) => {
      sent += 1;
      return aborted(request);
    };
    const { client } = faultClient("https://w.example", transport, { attemptTimeoutMs: 30 });
    await expect(kind.call(client)).rejects.toMatchObject({
      name: "TimeoutError",
      mayHaveRun: true,
    });
    expect(sent).toBe(kind.idempotent ? 3 : 1);
  });
});
