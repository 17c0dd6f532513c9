import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sized } from "../../../../scripts/lib/nightly.js";
import { createLimiter, type LimiterOptions, type Permit } from "../../src/index.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const second = (count = 1) => vi.advanceTimersByTimeAsync(count * 1000);

/** Asks `count` times at once; gives the order and the time of each start. */
function ask(limiter: ReturnType<typeof createLimiter>, count: number) {
  const started: { readonly who: number; readonly at: number }[] = [];
  const turns = Array.from({ length: count }, (_, who) => {
    const turn = limiter.acquire();
    const note = () => started.push({ who, at: performance.now() });
    if (turn === undefined) note();
    else turn.start.then(note);
    return turn;
  });
  return { started, turns };
}

describe("requestsPerSecond", () => {
  test("lets no more start in any second, in order, and wastes none", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 100 }),
        async (requestsPerSecond, count) => {
          const limiter = createLimiter({ requestsPerSecond });
          const slack = requestsPerSecond / 20 + 1;
          const { started } = ask(limiter, count);
          await second(Math.ceil(count / requestsPerSecond) + 1);
          expect(started.map(({ who }) => who)).toEqual(started.map((_, index) => index));
          expect(started).toHaveLength(count);
          for (const { at } of started) {
            const within = started.filter((other) => other.at >= at && other.at < at + 1000);
            expect(within.length).toBeLessThanOrEqual(requestsPerSecond + slack);
          }
          const tookMs = (started.at(-1)?.at ?? 0) - (started[0]?.at ?? 0);
          // A timer has whole milliseconds: up to one is lost for each start of a slow limiter.
          const lostMs = requestsPerSecond > 20 ? 1 : count;
          expect(tookMs).toBeLessThanOrEqual(((count - 1) * 1000) / requestsPerSecond + lostMs);
          expect(vi.getTimerCount()).toBe(0);
        },
      ),
      { numRuns: sized(40, 100) },
    );
  });

  test("lets a burst start after a quiet time", async () => {
    const limiter = createLimiter({ requestsPerSecond: 2, burst: 5 });
    const { started } = ask(limiter, 7);
    expect(started).toHaveLength(5);
    await second();
    expect(started).toHaveLength(7);
    await second(60);
    expect(ask(limiter, 9).started).toHaveLength(5);
  });

  test("has no timer when nobody waits", async () => {
    const limiter = createLimiter({ requestsPerSecond: 1 });
    const { turns } = ask(limiter, 3);
    expect(vi.getTimerCount()).toBe(1);
    for (const turn of turns) turn?.cancel();
    expect(vi.getTimerCount()).toBe(0);
    expect(limiter.waiting).toBe(0);
  });
});

describe("maxInFlight", () => {
  test("keeps order and loses nothing for any sequence of permits", async () => {
    const step = fc.oneof(
      fc.constant("acquire" as const),
      fc.constant("release" as const),
      fc.nat({ max: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(step, { maxLength: 80 }),
        async (maxInFlight, steps) => {
          const limiter = createLimiter({ maxInFlight });
          const waiting: { readonly turn: Permit; readonly who: number }[] = [];
          const started: number[] = [];
          let inFlight = 0;
          for (const [who, each] of steps.entries()) {
            if (each === "acquire") {
              const turn = limiter.acquire();
              if (turn !== undefined) {
                waiting.push({ turn, who });
                turn.start.then(() => started.push(who));
              } else inFlight += 1;
            } else if (each !== "release") {
              waiting.splice(each, 1)[0]?.turn.cancel();
            } else if (inFlight > 0) {
              limiter.release({ isThrottled: false });
              if (waiting.shift() === undefined) inFlight -= 1;
            }
            expect(limiter.inFlight).toBe(inFlight);
            expect(limiter.inFlight).toBeLessThanOrEqual(maxInFlight);
            expect(limiter.waiting).toBe(waiting.length);
          }
          await Promise.resolve();
          expect(started).toEqual([...started].sort((a, b) => a - b));
        },
      ),
    );
  });

  test("a granted permit that is cancelled frees its slot", async () => {
    const limiter = createLimiter({ maxInFlight: 1 });
    const { started, turns } = ask(limiter, 3);
    limiter.release({ isThrottled: false });
    turns[1]?.cancel();
    await Promise.resolve();
    expect(limiter.inFlight).toBe(1);
    expect(started.map(({ who }) => who)).toContain(2);
  });
});

describe("adaptive", () => {
  const busySecond = async (limiter: ReturnType<typeof createLimiter>, count: number) => {
    for (let sent = 0; sent < count; sent++) {
      limiter.acquire();
      limiter.release({ isThrottled: false });
      await vi.advanceTimersByTimeAsync(1000 / count);
    }
  };
  const throttle = async (limiter: ReturnType<typeof createLimiter>) => {
    await limiter.acquire()?.start;
    limiter.release({ isThrottled: true });
  };

  test("without a limit, cuts to what was sent and comes back to no limit", async () => {
    const limiter = createLimiter();
    expect(limiter.requestsPerSecond).toBe(Number.POSITIVE_INFINITY);
    await busySecond(limiter, 100);
    await throttle(limiter);
    expect(limiter.requestsPerSecond).toBeGreaterThan(60);
    expect(limiter.requestsPerSecond).toBeLessThan(75);
    await second(5);
    const later = limiter.requestsPerSecond;
    expect(later).toBeGreaterThan(100);
    expect(later).toBeLessThan(150);
    await second(15);
    expect(limiter.requestsPerSecond).toBe(Number.POSITIVE_INFINITY);
  });

  test("with a limit, never goes above it", async () => {
    const limiter = createLimiter({ requestsPerSecond: 10 });
    await busySecond(limiter, 10);
    await throttle(limiter);
    expect(limiter.requestsPerSecond).toBeCloseTo(7, 0);
    await second(3);
    expect(limiter.requestsPerSecond).toBeLessThan(10);
    await second(60);
    expect(limiter.requestsPerSecond).toBe(10);
  });

  test("is cut once for all that were under way together", () => {
    const limiter = createLimiter();
    for (let each = 0; each < 50; each++) limiter.acquire();
    for (let each = 0; each < 50; each++) limiter.release({ isThrottled: true });
    expect(limiter.requestsPerSecond).toBeCloseTo(35);
  });

  test("goes no lower than one attempt in two seconds, and can be switched off", async () => {
    const limiter = createLimiter();
    for (let each = 0; each < 10; each++) {
      const turn = limiter.acquire();
      const isThere = turn?.start.then(() => limiter.release({ isThrottled: true }));
      if (turn === undefined) limiter.release({ isThrottled: true });
      await second(3);
      await isThere;
    }
    expect(limiter.requestsPerSecond).toBeGreaterThanOrEqual(0.5);
    const steady = createLimiter({ requestsPerSecond: 10, adaptive: false });
    await throttle(steady);
    expect(steady.requestsPerSecond).toBe(10);
  });

  test("a limit below that is kept", async () => {
    const limiter = createLimiter({ requestsPerSecond: 0.1 });
    await throttle(limiter);
    expect(limiter.requestsPerSecond).toBe(0.1);
  });
});

test("cancels and starts very many turns in linear time", () => {
  const count = sized(100_000, 400_000);
  const limiter = createLimiter({ maxInFlight: 1 });
  limiter.acquire();
  const cancelled = Array.from({ length: count }, () => limiter.acquire());
  for (const turn of cancelled) turn?.cancel();
  expect(limiter.waiting).toBe(0);
  for (let each = 0; each < count; each += 1) limiter.acquire();
  for (let each = 0; each < count; each += 1) limiter.release({ isThrottled: false });
  expect([limiter.waiting, limiter.inFlight]).toEqual([0, 1]);
}, 20_000);

test("keeps the order when turns in the middle are cancelled", async () => {
  const limiter = createLimiter({ maxInFlight: 1 });
  const { started, turns } = ask(limiter, 6);
  for (const at of [1, 3, 5]) turns[at]?.cancel();
  expect(limiter.waiting).toBe(2);
  for (let each = 0; each < 3; each += 1) {
    limiter.release({ isThrottled: false });
    await second();
  }
  expect(started.map(({ who }) => who)).toEqual([0, 2, 4]);
  expect([limiter.waiting, limiter.inFlight]).toEqual([0, 0]);
});

test.each<[LimiterOptions, string]>([
  [{ requestsPerSecond: 0 }, "requestsPerSecond: expected a number above 0"],
  [{ requestsPerSecond: Number.NaN }, "requestsPerSecond: expected a number above 0"],
  [{ burst: 0.5 }, "burst: expected a number from 1"],
  [{ maxInFlight: "2" as unknown as number }, "maxInFlight: expected a number from 1"],
])("rejects %j", (options, message) => {
  expect(() => createLimiter(options)).toThrow(message);
});
