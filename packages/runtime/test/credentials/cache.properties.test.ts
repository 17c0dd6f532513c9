// Invariants for every order of calls, responses, failures and rejections.
import fc from "fast-check";
import { expect, test } from "vitest";
import { CachedCredentials } from "../../src/credentials/cache.js";
import type { ProvidedCredentials } from "../../src/credentials/index.js";
import { CredentialsError } from "../../src/index.js";
import { contextOf } from "../support/provider-context.js";

type Step = { readonly do: "get" | "reject" | "respond" } | { readonly do: "pass"; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: "get" }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: "reject" }) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 400_000 }).map((ms): Step => ({ do: "pass", ms })),
  },
  { weight: 3, arbitrary: fc.constant<Step>({ do: "respond" }) },
);

/** What the provider gives in turn: credentials with a lifetime in milliseconds, or a failure. */
const lifetimes = fc.infiniteStream(
  fc.option(fc.integer({ min: 1000, max: 1_000_000 }), { freq: 3 }),
);

class Provider {
  now = 0;
  /** The newest that was given, unless it was rejected since. */
  newest: ProvidedCredentials | undefined;
  asked = 0;
  /** What must not be; an error thrown here would only pass for one of the provider. */
  readonly broken: string[] = [];
  #underWay = 0;
  #failedAt = Number.NEGATIVE_INFINITY;

  constructor(
    readonly scheduler: fc.Scheduler,
    readonly provided: fc.Stream<number | null>,
  ) {}

  async give(): Promise<ProvidedCredentials> {
    this.asked += 1;
    if (this.#underWay > 0) this.broken.push("asked twice at a time");
    if (this.now < this.#failedAt + 1000) this.broken.push("asked within a second of a failure");
    this.#underWay += 1;
    await this.scheduler.schedule(Promise.resolve());
    this.#underWay -= 1;
    const lifetime = this.provided.next().value ?? null;
    if (lifetime === null) {
      this.#failedAt = this.now;
      throw new Error("down");
    }
    this.newest = { token: `t${this.asked}`, expiresAt: new Date(this.now + lifetime) };
    return this.newest;
  }

  lives(): boolean {
    return (this.newest?.expiresAt?.getTime() ?? 0) > this.now;
  }
}

const tokenOf = (given: ProvidedCredentials | undefined) =>
  given !== undefined && "token" in given ? given.token : undefined;

test("gives the newest while it lives and was not rejected, and asks one at a time", async () => {
  const seen = { atOnce: 0, awaited: 0, failed: 0, rejected: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      lifetimes,
      fc.array(step, { minLength: 20, maxLength: 60 }),
      async (scheduler, provided, steps) => {
        const provider = new Provider(scheduler, provided);
        const context = contextOf("", { now: () => new Date(provider.now) });
        const source = new CachedCredentials(() => provider.give(), context, {});
        const rejected = new Set<string | undefined>();
        const waiting: Promise<void>[] = [];
        let last: ProvidedCredentials | undefined;
        for (const taken of steps) {
          if (taken.do === "pass") provider.now += taken.ms;
          if (taken.do === "respond" && scheduler.count() > 0) {
            await scheduler.waitNext(1);
            // All that follows from it without further waiting.
            await new Promise(setImmediate);
          }
          if (taken.do === "reject" && last !== undefined) {
            seen.rejected += 1;
            rejected.add(tokenOf(last));
            source.invalidate(last);
            if (tokenOf(provider.newest) === tokenOf(last)) provider.newest = undefined;
          }
          if (taken.do !== "get") continue;
          const given = source.get();
          if (given instanceof Promise) {
            expect(provider.lives()).toBe(false);
            const wait = async () => {
              last = await given;
              expect(rejected).not.toContain(tokenOf(last));
              seen.awaited += 1;
            };
            waiting.push(
              wait().catch((error: unknown) => {
                expect(error).toBeInstanceOf(CredentialsError);
                seen.failed += 1;
              }),
            );
          } else {
            expect(provider.lives()).toBe(true);
            expect(tokenOf(given)).toBe(tokenOf(provider.newest));
            last = given;
            seen.atOnce += 1;
          }
        }
        await scheduler.waitFor(Promise.all(waiting));
        expect(provider.broken).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
  // The steps did lead to all of it.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});
