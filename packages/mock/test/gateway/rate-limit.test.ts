import { describe, expect, test } from "vitest";
import { createMockCloud, type RateLimitOptions } from "../../src/index.js";
import { LIST, SERVICES, sendTo, statuses } from "../faults/support.js";
import { NOW } from "../support/cases.js";

const TWICE: RateLimitOptions = { limit: 2, per: "minute" };

function limited(rateLimit?: RateLimitOptions) {
  let now = NOW;
  const cloud = createMockCloud({ now: () => now, rateLimit });
  return {
    cloud,
    send: sendTo(cloud, "https://mock.example", cloud.fetch),
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
}

describe("with a rate limit", () => {
  test("each response says what is left, and calls over it get the gateway's 429", async () => {
    const { send } = limited(TWICE);
    const left = (response: Response) => response.headers.get("x-apig-ratelimit-api");
    expect(left(await send("GET", LIST))).toBe("remain:1,limit:2,time:1 minute");
    // Rejected by the service, but let through by the gateway.
    expect(left(await send("GET", `${LIST}?limit=no`))).toBe("remain:0,limit:2,time:1 minute");
    const over = await send("GET", LIST);
    expect([over.status, left(over)]).toEqual([429, "remain:0,limit:2,time:1 minute"]);
    expect(over.headers.get("retry-after")).toBeNull();
    expect(await over.json()).toEqual({
      error_code: "APIGW.0308",
      error_msg: "The throttling threshold has been reached: 2 calls in 1 minute",
      request_id: over.headers.get("x-request-id"),
    });
  });

  test("the next minute of the cloud lets calls through again, and so does a reset", async () => {
    const { cloud, send, pass } = limited(TWICE);
    expect(await statuses(send, 3)).toEqual([200, 200, 429]);
    pass(59_000);
    expect(await statuses(send, 3)).toEqual([200, 200, 429]);
    pass(500);
    expect(await statuses(send, 1)).toEqual([429]);
    cloud.reset();
    expect(await statuses(send, 1)).toEqual([200]);
  });

  test("operations and projects have their own, and callers unknown none", async () => {
    const { cloud, send } = limited({ limit: 1, per: "day" });
    const unknown = sendTo(
      { ...cloud, credentials: { ...cloud.credentials, token: "unknown" } },
      "https://mock.example",
      cloud.fetch,
    );
    expect(await statuses(unknown, 2)).toEqual([401, 401]);
    expect(await statuses(send, 2)).toEqual([200, 429]);
    expect(await statuses(send, 2, SERVICES)).toEqual([200, 429]);
    expect(await statuses(send, 2, LIST.replace(/[0-9a-f]{32}/, "a".repeat(32)))).toEqual([
      200, 429,
    ]);
  });
});

test("without one, no response speaks of it", async () => {
  const response = await limited().send("GET", LIST);
  expect(response.headers.get("x-apig-ratelimit-api")).toBeNull();
});

test.each([
  [{ limit: 0, per: "minute" }, "rateLimit.limit: expected an integer of at least 1"],
  [{ limit: 1, per: "week" }, "rateLimit.per: expected one of second, minute, hour, day"],
])("%j is rejected", (rateLimit, message) => {
  expect(() => createMockCloud({ rateLimit: rateLimit as RateLimitOptions })).toThrow(message);
});
