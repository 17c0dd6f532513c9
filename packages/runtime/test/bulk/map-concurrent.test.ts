import fc from "fast-check";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { type BulkProgress, InvalidArgumentError, mapConcurrent } from "../../src/index.js";
import { gadgetsOf } from "../support/gadgets.js";
import { json, startServer } from "../support/server.js";

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A source that counts what is taken from it, and notes that it was closed. */
function countingSource(count: number) {
  const seen = { taken: 0, closed: false };
  async function* items() {
    try {
      for (const item of upTo(count)) {
        seen.taken += 1;
        yield item;
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, items };
}

describe("mapConcurrent", () => {
  test("does each item once, keeps the order, and never does more at a time", async () => {
    const pauses = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(pauses, fc.integer({ min: 1, max: 8 }), async (given, concurrency) => {
        let [running, most] = [0, 0];
        const result = await mapConcurrent(
          given,
          async (pause, { index }) => {
            most = Math.max(most, ++running);
            for (let each = 0; each < pause; each++) await tick();
            running -= 1;
            if (pause === 3) throw new Error(String(index));
            return index;
          },
          { concurrency },
        );
        const failing = upTo(given.length).filter((index) => given[index] === 3);
        expect(most).toBe(Math.min(concurrency, given.length));
        expect(result.ended).toBe("complete");
        expect(result.outcomes.map(({ item }) => item)).toEqual(given);
        expect(result.outcomes.map(({ index }) => index)).toEqual(upTo(given.length));
        expect(result.values).toEqual(upTo(given.length).filter((at) => !failing.includes(at)));
        expect(result.failures.map(({ index }) => index)).toEqual(failing);
        expect(result.pending).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("takes from the source only what it can begin, and closes it", async () => {
    const { seen, items } = countingSource(100);
    let most = 0;
    let ended = 0;
    const result = await mapConcurrent(
      items(),
      async (item) => {
        most = Math.max(most, seen.taken - ended);
        await tick();
        ended += 1;
        if (item === 50) throw new Error("enough");
      },
      { concurrency: 4, stopOnError: true },
    );
    expect(most).toBeLessThanOrEqual(5);
    expect(seen).toEqual({ taken: expect.any(Number), closed: true });
    expect(seen.taken).toBeLessThan(60);
    expect(result).toMatchObject({ ended: "stopped", reason: new Error("enough") });
    expect(result.outcomes).toHaveLength(result.values.length + 1);
  });

  test("stopOnError may choose, and what has not begun is pending", async () => {
    const result = await mapConcurrent(
      upTo(9),
      (item) => {
        if (item > 2) throw new RangeError(String(item));
        return item;
      },
      { concurrency: 1, stopOnError: (error, item) => error instanceof RangeError && item === 5 },
    );
    expect(result.failures.map(({ item }) => item)).toEqual([3, 4, 5]);
    expect(result.pending.map(({ item }) => item)).toEqual([6, 7, 8]);
    expect(result.ended).toBe("stopped");
  });

  test("reports progress, even if onProgress throws or rejects", async () => {
    const told: BulkProgress<number, number>[] = [];
    await mapConcurrent(
      upTo(3),
      (item) => {
        if (item === 1) throw new Error("no");
        return item * 2;
      },
      {
        concurrency: 1,
        onProgress(progress) {
          told.push(progress);
          throw new Error("not passed on");
        },
      },
    );
    expect(told).toEqual([
      {
        last: { status: "done", index: 0, item: 0, value: 0 },
        ...{ done: 1, failed: 0, running: 0, total: 3 },
      },
      {
        last: { status: "failed", index: 1, item: 1, error: new Error("no") },
        ...{ done: 1, failed: 1, running: 0, total: 3 },
      },
      {
        last: { status: "done", index: 2, item: 2, value: 4 },
        ...{ done: 2, failed: 1, running: 0, total: 3 },
      },
    ]);
  });

  test("an abort ends the wait for a source, waits for what is under way, and keeps the rest", async () => {
    const controller = new AbortController();
    const closed = vi.fn();
    async function* stuck() {
      try {
        yield "a";
        yield "b";
        await new Promise(() => {});
      } finally {
        closed();
      }
    }
    const work = mapConcurrent(
      stuck(),
      (item, { signal }) =>
        item === "a"
          ? item
          : new Promise((_, reject) => {
              signal?.addEventListener("abort", () => reject(new Error("cut short")));
            }),
      { signal: controller.signal },
    );
    await tick();
    controller.abort("reason");
    expect(await work).toEqual({
      ended: "aborted",
      reason: "reason",
      outcomes: [
        { status: "done", index: 0, item: "a", value: "a" },
        { status: "pending", index: 1, item: "b", error: new Error("cut short") },
      ],
      values: ["a"],
      failures: [],
      pending: [{ status: "pending", index: 1, item: "b", error: new Error("cut short") }],
    });
  });

  test("begins nothing when the signal is aborted already", async () => {
    const fn = vi.fn();
    const { seen, items } = countingSource(3);
    const signal = AbortSignal.abort("early");
    expect(await mapConcurrent(["a"], fn, { signal })).toMatchObject({
      ended: "aborted",
      pending: [{ item: "a" }],
    });
    await mapConcurrent(items(), fn, { signal });
    expect(fn).not.toHaveBeenCalled();
    expect(seen.taken).toBe(0);
  });

  test("a source that throws ends the work, and what was done is there", async () => {
    function* broken() {
      yield 1;
      yield 2;
      throw new Error("page 3");
    }
    const result = await mapConcurrent(broken(), (item) => item);
    expect(result).toMatchObject({
      ended: "sourceFailed",
      reason: new Error("page 3"),
      values: [1, 2],
    });
  });

  test("a stopOnError or key that throws ends the work and leaves nothing behind", async () => {
    const oops = () => {
      throw new Error("oops");
    };
    const fails = () => Promise.reject(new Error("no"));
    const stopped = await mapConcurrent(upTo(3), fails, { stopOnError: oops, concurrency: 1 });
    expect(stopped).toMatchObject({ ended: "stopped", reason: new Error("oops") });
    const keyed = await mapConcurrent(upTo(3), fails, { key: oops });
    expect(keyed).toMatchObject({ ended: "sourceFailed", reason: new Error("oops") });
    expect(keyed.pending).toHaveLength(3);
  });

  test.each([0, 1.5, Number.NaN, -1])("rejects a concurrency of %s", async (concurrency) => {
    const work = mapConcurrent([1], (item) => item, { concurrency });
    await expect(work).rejects.toBeInstanceOf(InvalidArgumentError);
  });
});

test("works on the items of a list, page by page", async () => {
  const pages = [["g1", "g2"], ["g3", "g4"], ["g5"]];
  const server = await startServer((response, request) => {
    const marker = new URL(request.target, "http://x").searchParams.get("marker");
    const at = Number(marker ?? 0);
    const next = at < 2 ? String(at + 1) : undefined;
    const gadgets = pages[at]?.map((id) => ({ id }));
    json(200, { gadgets, page_info: { next_marker: next } })(response, request);
  });
  const client = gadgetsOf(server.url);
  const result = await mapConcurrent(
    client.listByPageInfo.items({ query: { limit: 2 } }),
    async ({ id }) => (await client.showGadget({ path: { gadget_id: id } })) && id,
    { concurrency: 2 },
  );
  expect(result.values).toEqual(["g1", "g2", "g3", "g4", "g5"]);
});

test("its types follow the source and the function", () => {
  const check = (_: () => unknown): void => {};
  check(async () => {
    const result = await mapConcurrent(new Set(["a"]), async (item) => ({ [item]: item.length }));
    expectTypeOf(result.values).toEqualTypeOf<readonly { [x: string]: number }[]>();
    for (const outcome of result.outcomes) {
      expectTypeOf(outcome.item).toEqualTypeOf<string>();
      if (outcome.status === "done")
        expectTypeOf(outcome.value).toEqualTypeOf<{ [x: string]: number }>();
      // @ts-expect-error only what is done has a value
      else outcome.value;
    }
    for (const { error, item } of result.failures) {
      expectTypeOf(error).toEqualTypeOf<unknown>();
      expectTypeOf(item).toEqualTypeOf<string>();
    }
    await mapConcurrent([1], (n) => n, { previous: await mapConcurrent([2], (n) => n) });
    // @ts-expect-error of other items and values
    await mapConcurrent([1], (n) => n, { previous: result });
    // @ts-expect-error misspelt
    await mapConcurrent([1], (n) => n, { concurency: 2 });
  });
});
