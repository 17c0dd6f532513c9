import { validators } from "@hcnet/publicips/validators";
import { validators as services } from "@hcnet/vpc-endpoint-services/validators";
import { afterEach, describe, expect, test } from "vitest";
import type { FaultRule, MockCloud, MockServer } from "../../src/index.js";
import { NOW } from "../support/cases.js";
import {
  aliasOf,
  faultyCloud,
  LIST,
  rename,
  SERVICES,
  type Send,
  SHOW,
  sendTo,
} from "./support.js";

type Effect = NonNullable<FaultRule["effect"]>;

const servers: MockServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function inProcess(...rules: FaultRule[]): Promise<{ cloud: MockCloud; send: Send }> {
  return faultyCloud(...rules);
}

async function overHttp(...rules: FaultRule[]): Promise<{ cloud: MockCloud; send: Send }> {
  const { cloud } = faultyCloud(...rules);
  const server = await cloud.listen();
  servers.push(server);
  return { cloud, send: sendTo(cloud, server.url, fetch) };
}

const once = (effect: Effect, more: Omit<FaultRule, "effect"> = {}): FaultRule => ({
  times: 1,
  effect,
  ...more,
});

describe.each([
  ["in process", inProcess],
  ["over HTTP", overHttp],
])("%s", (_, start) => {
  describe("a response", () => {
    test("of a status has the envelope of the service", async () => {
      const { send } = await start({ effect: { type: "response", status: 500 } });
      const eip = await send("GET", SHOW);
      const body: unknown = await eip.json();
      expect([eip.status, eip.headers.get("content-type")]).toEqual([500, "application/json"]);
      expect(validators.showPublicip.responses[500](body)).toBe(true);
      const service = await send("GET", SERVICES);
      expect(services.listEndpointService.responses[500](await service.json())).toBe(true);
    });

    test("of an example is that example, with the id of the request", async () => {
      const { send } = await start({ effect: { type: "response", example: "tooManyRequests" } });
      const throttled = await send("GET", SERVICES);
      expect(throttled.status).toBe(400);
      expect(await throttled.json()).toMatchObject({ error: { code: "EndPoint.0022" } });
      // EIPs have no such example, so the rule is not about them.
      expect((await send("GET", SHOW)).status).toBe(200);
    });

    test("of 429 may say when to come again", async () => {
      const response = { type: "response", status: 429 } as const;
      const { send } = await start(
        once({ ...response, retryAfter: 3 }),
        once({ ...response, retryAfter: { date: 60 } }),
        once(response),
      );
      const seen = [];
      for (let call = 0; call < 3; call += 1) seen.push(await send("GET", SHOW));
      expect(seen.map((it) => it.status)).toEqual([429, 429, 429]);
      const in60 = new Date(NOW.getTime() + 60_000).toUTCString();
      expect(seen.map((it) => it.headers.get("retry-after"))).toEqual(["3", in60, null]);
      const [first] = seen;
      expect(await first?.json()).toMatchObject({
        error_code: "APIGW.0308",
        request_id: first?.headers.get("x-request-id"),
      });
    });

    test("of a status that no spec knows has no body, unless one is given", async () => {
      const { send } = await start(
        once({ type: "response", status: 599 }),
        once({
          type: "response",
          status: 599,
          body: "busy",
          headers: { "content-type": "text/x" },
        }),
        once({ type: "response", status: 200, body: { any: 1 }, headers: { "X-More": "yes" } }),
      );
      const empty = await send("GET", SHOW);
      expect([empty.status, await empty.text()]).toEqual([599, ""]);
      const text = await send("GET", SHOW);
      expect([text.headers.get("content-type"), await text.text()]).toEqual(["text/x", "busy"]);
      const json = await send("GET", SHOW);
      expect([json.headers.get("x-more"), await json.json()]).toEqual(["yes", { any: 1 }]);
    });
  });

  test.each([
    ["before", false],
    ["after", true],
  ] as const)("a reset %s leaves the state as it must be", async (when, changed) => {
    const { send } = await start(once({ type: "reset" }, { operation: "updatePublicip", when }));
    const error: unknown = await rename(send, "renamed").catch((it: unknown) => it);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: "fetch failed", cause: { code: "ECONNRESET" } });
    expect((await aliasOf(send)) === "renamed").toBe(changed);
  });

  test.each([
    ["before", false],
    ["after", true],
  ] as const)("a response %s leaves the state as it must be", async (when, changed) => {
    const effect = { type: "response", status: 504 } as const;
    const { send } = await start(once(effect, { operation: "updatePublicip", when }));
    expect((await rename(send, "renamed")).status).toBe(504);
    expect((await aliasOf(send)) === "renamed").toBe(changed);
  });

  test.each(["before", "after"] as const)(
    "hanging %s ends with the caller's signal",
    async (when) => {
      const { send } = await start(once({ type: "hang" }, { operation: "updatePublicip", when }));
      const controller = new AbortController();
      const body = JSON.stringify({ publicip: { alias: "renamed" } });
      const hanging = send("PUT", SHOW, { body, signal: controller.signal });
      const outcome = await Promise.race([
        hanging,
        new Promise((done) => setTimeout(done, 50, "…")),
      ]);
      expect(outcome).toBe("…");
      controller.abort(new Error("enough"));
      await expect(hanging).rejects.toThrow("enough");
      expect((await aliasOf(send)) === "renamed").toBe(when === "after");
    },
  );

  test.each([undefined, 3, 1_000_000])(
    "a body truncated to %j fails while it is read",
    async (bytes) => {
      const { send } = await start(once({ type: "truncate", bytes }));
      const response = await send("GET", SHOW);
      expect(response.status).toBe(200);
      await expect(response.text()).rejects.toThrow("terminated");
      expect((await send("GET", SHOW)).status).toBe(200);
    },
  );

  test("a slow body arrives whole, or ends with the caller's signal", async () => {
    const slow: FaultRule = { effect: { type: "slow", bytesPerSecond: 5_000 } };
    const { cloud, send } = await start(slow);
    const response = await send("GET", SHOW);
    expect(await response.json()).toMatchObject({ publicip: { id: SHOW.split("/").at(-1) } });
    cloud.faults.clear();
    cloud.faults.add({ effect: { type: "slow", bytesPerSecond: 1 } });
    const controller = new AbortController();
    const late = await send("GET", SHOW, { signal: controller.signal });
    const text = late.text();
    controller.abort(new Error("enough"));
    await expect(text).rejects.toThrow();
  });

  test.each([
    ["empty", "before", 502],
    ["empty", "after", 200],
    ["html", "before", 502],
    ["html", "after", 200],
  ] as const)("%s %s: no JSON, with status %i", async (type, when, status) => {
    const { send } = await start(once({ type }, { when }), once({ type, status: 503 }, { when }));
    const response = await send("GET", SHOW);
    expect(response.status).toBe(status);
    const isPage = type === "html";
    expect(response.headers.get("content-type")).toBe(isPage ? "text/html; charset=utf-8" : null);
    expect(await response.text()).toMatch(isPage ? /^<!DOCTYPE html>/ : /^$/);
    expect((await send("GET", SHOW)).status).toBe(503);
  });

  test("a broken schema shows in the field that is named, or in any", async () => {
    const { send } = await start(
      once({ type: "breakSchema", field: "publicip.status" }),
      once({ type: "breakSchema" }),
    );
    const named = (await (await send("GET", SHOW)).json()) as { publicip: { status: unknown } };
    expect(typeof named.publicip.status).not.toBe("string");
    for (const body of [named, await (await send("GET", SHOW)).json()]) {
      expect(validators.showPublicip.responses[200](body)).toBe(false);
    }
  });

  test("latency holds a call back, and adds up", async () => {
    const { send } = await start({ latency: 30 }, { latency: { min: 20, max: 25 } });
    const start_ = performance.now();
    expect((await send("GET", LIST)).status).toBe(200);
    // Timers may fire a millisecond early.
    expect(performance.now() - start_).toBeGreaterThan(48);
  });

  test.each([
    ["before", false],
    ["after", true],
  ] as const)("a caller that aborts during latency %s", async (when, changed) => {
    const { send } = await start({ operation: "updatePublicip", latency: 600_000, when });
    const body = JSON.stringify({ publicip: { alias: "renamed" } });
    const call = send("PUT", SHOW, { body, signal: AbortSignal.timeout(100) });
    await expect(call).rejects.toMatchObject({ name: "TimeoutError" });
    expect((await aliasOf(send)) === "renamed").toBe(changed);
  });

  test("sends no body in a faulty response to HEAD", async () => {
    const { send } = await start({ effect: { type: "html" } });
    const response = await send("HEAD", SHOW);
    expect([response.status, await response.text()]).toEqual([502, ""]);
  });
});

test("a server that stops does not wait for a call that hangs", async () => {
  const { cloud, send } = await overHttp({ effect: { type: "hang" } });
  const hanging = send("GET", SHOW).catch((error: unknown) => error);
  while (cloud.faults.list()[0]?.triggered === 0) await new Promise((done) => setTimeout(done, 5));
  await servers.at(-1)?.close();
  expect(await hanging).toBeInstanceOf(TypeError);
});
