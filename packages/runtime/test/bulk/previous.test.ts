import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { type BulkResult, mapConcurrent } from "../../src/index.js";

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("previous", () => {
  test("a resumed run processes what failed or was aborted, and nothing twice", async () => {
    const runs = fc.array(fc.array(fc.nat({ max: 29 }), { maxLength: 30 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        runs,
        fc.integer({ min: 1, max: 5 }),
        async (failuresOfRuns, concurrency) => {
          const times = new Map<number, number>();
          const items = upTo(30);
          let previous: BulkResult<{ id: number }, number> | undefined;
          const run = (failing: readonly number[], stopOnError: boolean) =>
            mapConcurrent(
              items.map((id) => ({ id })),
              async ({ id }) => {
                await tick();
                if (failing.includes(id)) throw new Error("no");
                times.set(id, (times.get(id) ?? 0) + 1);
                return id;
              },
              { concurrency, stopOnError, previous, key: ({ id }) => id },
            );
          for (const [at, failing] of failuresOfRuns.entries()) {
            previous = await run(failing, at % 2 === 0);
          }
          previous = await run([], false);
          expect(previous.values).toEqual(items);
          expect(items.every((id) => times.get(id) === 1)).toBe(true);
        },
      ),
      { numRuns: 100, examples: [[[[0], [4], [4]], 1]] },
    );
  });

  test.each([
    ["an array", () => ["a", "b", "c", "d"]],
    ["a source that does not tell its length", () => new Set(["a", "b", "c", "d"]).values()],
  ])("keeps what was done of %s when a later run stops before it comes to it", async (_, items) => {
    const failingAtB = (item: string) => (item === "b" ? Promise.reject(new Error("no")) : item);
    const first = await mapConcurrent(items(), failingAtB);
    const stop = { stopOnError: true, concurrency: 1 };
    const second = await mapConcurrent(items(), failingAtB, { previous: first, ...stop });
    expect(second.ended).toBe("stopped");
    expect(second.values).toEqual(["a", "c", "d"]);
    const fn = vi.fn((item: string) => item.toUpperCase());
    const third = await mapConcurrent(items(), fn, { previous: second });
    expect(third.values).toEqual(["a", "B", "c", "d"]);
    expect(fn).toHaveBeenCalledTimes(1);
  });

  test("can come out of a file, and items may repeat", async () => {
    const first = await mapConcurrent(["a", "b", "a"], (item, { index }) => {
      if (index === 2) throw new Error("no");
      return item + index;
    });
    const previous = JSON.parse(JSON.stringify(first)) as typeof first;
    const fn = vi.fn((item: string, { index }: { index: number }) => item + index);
    const second = await mapConcurrent(["a", "b", "a"], fn, { previous });
    expect(second.values).toEqual(["a0", "b1", "a2"]);
    expect(fn).toHaveBeenCalledTimes(1);
  });
});
