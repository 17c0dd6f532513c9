import { inspect } from "node:util";
import { describe, expect, expectTypeOf, onTestFinished, test, vi } from "vitest";
import { AbortError, ApiError, InvalidArgumentError, WaiterError } from "../src/index.js";
import { type Gadget, type GadgetsClient, gadgetsOf } from "./support/gadgets.js";
import { json, type Responder, startServer } from "./support/server.js";

const gadget = (status: string | null): Responder => json(200, { gadget: { id: "g", status } });
const broken: Responder = (response) => response.destroy();
const INPUT = { path: { gadget_id: "g" } };

/** A server that gives the responses one after the other, the last one indefinitely. */
function startStates(...responses: readonly Responder[]) {
  let count = 0;
  return startServer((response, request) => {
    const respond = responses[Math.min(count, responses.length - 1)];
    count += 1;
    respond?.(response, request);
  });
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

describe("a waiter", () => {
  test("resolves to the response that shows the state", async () => {
    const server = await startStates(gadget("BUSY"), gadget(null), gadget("DONE"));
    const respond = await gadgetsOf(server.url).waitForGadgetDone(INPUT);
    expect(respond).toEqual({ gadget: { id: "g", status: "DONE" } });
    expect(server.received).toHaveLength(3);
  });

  test("fails at once on a state that cannot become the wanted one, and tells what it saw", async () => {
    const server = await startStates(
      gadget("BUSY"),
      gadget("BUSY"),
      gadget("ERROR"),
      gadget("DONE"),
    );
    const error = await failure(gadgetsOf(server.url).waitForGadgetDone(INPUT));
    expect(error).toBeInstanceOf(WaiterError);
    expect(error).toMatchObject({
      code: "ERR_WAITER",
      waiter: "waitForGadgetDone",
      observed: { BUSY: 2, ERROR: 1 },
      lastResponse: { gadget: { id: "g", status: "ERROR" } },
    });
    expect((error as WaiterError).elapsedMs).toBeGreaterThanOrEqual(0);
    expect((error as WaiterError).message).toContain("ERROR cannot become DONE");
    expect(server.received).toHaveLength(3);
  });

  test("looks again after a failure that may pass", async () => {
    const server = await startStates(json(503, {}), json(429, {}), broken, gadget("DONE"));
    await gadgetsOf(server.url).waitForGadgetDone(INPUT);
    expect(server.received).toHaveLength(4);
  });

  test("fails at once with an error that will not pass", async () => {
    const server = await startStates(json(404, { error_code: "X", error_msg: "gone" }));
    const error = await failure(gadgetsOf(server.url).waitForGadgetDone(INPUT));
    expect(error).toBeInstanceOf(ApiError);
    expect(server.received).toHaveLength(1);
  });

  test("times out at the deadline, with the last error as the cause", async () => {
    const server = await startStates(gadget("BUSY"), json(503, {}));
    const wait = gadgetsOf(server.url).waitForGadgetDone(INPUT, {
      minDelayMs: 500,
      maxDelayMs: 500,
      deadlineMs: 900,
    });
    const error = (await failure(wait)) as WaiterError;
    expect(error).toBeInstanceOf(WaiterError);
    expect(error.cause).toBeInstanceOf(ApiError);
    expect(error.observed).toMatchObject({ BUSY: 1 });
    expect(error.operationId).toBe("showGadget");
    expect(error.message).toMatch(/^waitForGadgetDone: timed out/);
  });

  test("counts the time of a poll that does not return", async () => {
    const server = await startStates(() => {});
    const wait = gadgetsOf(server.url).waitForGadgetDone(INPUT, { deadlineMs: 50 });
    expect(await failure(wait)).toMatchObject({
      code: "ERR_WAITER",
      observed: { TimeoutError: 1 },
    });
  });

  test("ends when the signal is aborted, during a poll and during a delay", async () => {
    const silent = await startStates(() => {});
    const busy = await startStates(gadget("BUSY"));
    for (const { url } of [silent, busy]) {
      const controller = new AbortController();
      const wait = gadgetsOf(url).waitForGadgetDone(INPUT, {
        signal: controller.signal,
        minDelayMs: 10_000,
      });
      setTimeout(() => controller.abort(new Error("enough")), 20);
      const error = await failure(wait);
      expect(error).toBeInstanceOf(AbortError);
      expect(error).toMatchObject({
        operationId: "showGadget",
        message: expect.stringMatching(
          /^(showGadget: the call|waitForGadgetDone: the wait) was abo/,
        ),
        cause: { message: "enough" },
      });
    }
  });

  test.each([3_600_000, -3_600_000])(
    "measures its deadline by a clock that a jump of the wall clock by %i ms does not move",
    async (jump) => {
      const now = Date.now;
      const server = await startStates((response, request) => {
        vi.spyOn(Date, "now").mockImplementation(() => now() + jump);
        gadget("BUSY")(response, request);
      });
      onTestFinished(() => void vi.restoreAllMocks());
      const error = (await failure(
        gadgetsOf(server.url).waitForGadgetDone(INPUT, {
          ...{ minDelayMs: 50, maxDelayMs: 60, deadlineMs: 500 },
          signal: AbortSignal.timeout(20_000),
        }),
      )) as WaiterError;
      expect(error).toBeInstanceOf(WaiterError);
      expect(server.received.length).toBeGreaterThan(1);
      expect(error.elapsedMs).toBeGreaterThan(300);
      expect(error.elapsedMs).toBeLessThan(19_000);
    },
  );

  test.each([30 * 86_400_000, Number.POSITIVE_INFINITY])(
    "accepts a deadlineMs of %d, longer than any timer",
    async (deadlineMs) => {
      const server = await startStates(gadget("BUSY"), gadget("DONE"));
      const wait = gadgetsOf(server.url).waitForGadgetDone(INPUT, { deadlineMs });
      await expect(wait).resolves.toMatchObject({ gadget: { status: "DONE" } });
    },
  );

  test.each(["minDelayMs", "maxDelayMs"])("rejects a %s longer than any timer", async (name) => {
    for (const value of [2 ** 31, Number.POSITIVE_INFINITY, Number.NaN]) {
      const wait = gadgetsOf("http://127.0.0.1:9").waitForGadgetDone(INPUT, { [name]: value });
      await expect(wait).rejects.toThrow(new RegExp(`^${name}: `));
    }
  });

  test.each(["minDelayMs", "maxDelayMs", "deadlineMs"])("rejects a %s of 0", async (name) => {
    const wait = gadgetsOf("http://127.0.0.1:9").waitForGadgetDone(INPUT, { [name]: 0 });
    const error = await failure(wait);
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(error).toHaveProperty("message", expect.stringMatching(`^${name}:`));
  });

  test("does not print the last response, which may hold secrets", async () => {
    const server = await startStates(json(200, { gadget: { status: "ERROR", key: "canary-7c1" } }));
    const error = await failure(gadgetsOf(server.url).waitForGadgetDone(INPUT));
    const printed = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error);
    expect(printed).not.toContain("canary-7c1");
  });

  test("has the types of its operation", () => {
    type Wait = GadgetsClient["waitForGadgetDone"];
    expectTypeOf<ReturnType<Wait>>().toEqualTypeOf<Promise<{ gadget: Gadget }>>();
    expectTypeOf<Parameters<Wait>[0]>().toExtend<{ path: { gadget_id: string } }>();
  });
});

test("an argument has the name that tells the truth, the path-style client that of the wire", async () => {
  const server = await startStates(gadget("DONE"));
  const client = gadgetsOf(server.url);
  await client.showGadget({ path: { gadget_id: "a/b" } });
  await client.http.GET("/v1/{project_id}/gadgets/{thing_id}", {
    params: { path: { thing_id: "a/b" } },
  });
  // @ts-expect-error the wire's name
  await failure(client.showGadget({ path: { thing_id: "a" } }));
  const targets = server.received.map(({ target }) => target);
  expect(new Set(targets).size).toBe(1);
  expect(targets[0]).toMatch(/gadgets\/a%2Fb$/);
});
