import { InvalidArgumentError } from "@hcnet/runtime";
import type { Route } from "../gateway/routes.js";
import { readGiven } from "../known-options.js";
import { type FaultCall, matcherOf } from "./match.js";
import { parseRule } from "./parse.js";
import { createRandom, type Random } from "./random-numbers.js";
import {
  type FaultEffect,
  type FaultRule,
  type Latency,
  needsResponse,
  type When,
} from "./rule.js";

/** A rule in force, and what has come of it. */
export interface FaultStatus {
  readonly id: string;
  readonly rule: FaultRule;
  /** How many calls it matched. */
  readonly calls: number;
  /** How many of them it was applied to. */
  readonly triggered: number;
}

/** The fault rules of a cloud. */
export interface MockFaults {
  /**
   * Puts rules, or lists of them, after those in force; all of them or, if one is wrong, none.
   *
   * @returns their ids.
   * @throws InvalidArgumentError naming the rule, the field and what would be right.
   */
  add(...rules: readonly (FaultRule | readonly FaultRule[])[]): string[];
  /** The rules in force, in the order in which they are tried. */
  list(): FaultStatus[];
  /** Removes a rule; returns false if no rule has this id. */
  remove(id: string): boolean;
  /** Takes all rules away. */
  clear(): void;
}

/** What is to go wrong with one call. */
export interface PlannedFault {
  /** Milliseconds to wait before the cloud acts, and after. */
  readonly latencyMs: Readonly<Record<When, number>>;
  readonly effect: FaultEffect | undefined;
  /** When the effect is applied. */
  readonly when: When;
}

interface ActiveRule {
  readonly id: string;
  readonly rule: FaultRule;
  readonly seed: number;
  readonly matches: (call: FaultCall) => boolean;
  random: Random;
  calls: number;
  triggered: number;
}

function isDue({ rule, calls, triggered, random }: ActiveRule): boolean {
  const { nth, every = 1, times = Number.POSITIVE_INFINITY, probability = 1 } = rule;
  if (nth !== undefined && ![nth].flat().includes(calls)) return false;
  if (calls % every !== 0 || triggered >= times) return false;
  return probability === 1 || random.fraction() < probability;
}

const whenOf = ({ when, effect }: FaultRule): When =>
  when ?? (effect !== undefined && needsResponse(effect) ? "after" : "before");

function draw(latency: Latency | undefined, random: Random): number {
  if (latency === undefined || typeof latency === "number") return latency ?? 0;
  return random.integer(latency.min, latency.max);
}

/** The fault rules of one cloud, as it asks them. */
export class Faults implements MockFaults {
  readonly #routes: readonly Route[];
  #rules: ActiveRule[] = [];
  #count = 0;

  constructor(routes: readonly Route[]) {
    this.#routes = routes;
  }

  add(...rules: readonly (FaultRule | readonly FaultRule[])[]): string[] {
    const taken = new Set(this.#rules.map(({ id }) => id));
    const added = readGiven("faults", () => rules.flat()).map((given, index) => {
      const where = `faults[${index}]`;
      const rule = readGiven(where, () => parseRule(given, where));
      const seed = this.#count + index + 1;
      const { id = `fault-${seed}` } = rule;
      if (taken.has(id)) throw new InvalidArgumentError(`${where}.id: there is another ${id}`);
      taken.add(id);
      const matches = matcherOf(rule, this.#routes, where);
      return this.#activate(id, rule, rule.seed ?? seed, matches);
    });
    this.#count += added.length;
    this.#rules = [...this.#rules, ...added];
    return added.map(({ id }) => id);
  }

  list(): FaultStatus[] {
    return this.#rules.map(({ id, rule, calls, triggered }) => {
      return { id, rule: structuredClone(rule), calls, triggered };
    });
  }

  remove(id: string): boolean {
    const left = this.#rules.filter((it) => it.id !== id);
    const found = left.length < this.#rules.length;
    this.#rules = left;
    return found;
  }

  clear(): void {
    this.#rules = [];
    this.#count = 0;
  }

  /** Restarts counting, with the same chances as at first. */
  restart(): void {
    this.#rules = this.#rules.map(({ id, rule, seed, matches }) =>
      this.#activate(id, rule, seed, matches),
    );
  }

  /**
   * Counts a call, and says what is to go wrong with it. Latencies add up; the first effect is the
   * last rule that is asked, so those behind it do not count the call.
   */
  plan(call: FaultCall): PlannedFault | undefined {
    const latencyMs = { before: 0, after: 0 };
    let isTriggered = false;
    for (const active of this.#rules) {
      if (!active.matches(call)) continue;
      active.calls += 1;
      if (!isDue(active)) continue;
      active.triggered += 1;
      isTriggered = true;
      const { latency, effect } = active.rule;
      const when = whenOf(active.rule);
      latencyMs[when] += draw(latency, active.random);
      if (effect !== undefined) return { latencyMs, effect, when };
    }
    return isTriggered ? { latencyMs, effect: undefined, when: "after" } : undefined;
  }

  #activate(id: string, rule: FaultRule, seed: number, matches: ActiveRule["matches"]) {
    return { id, rule, seed, matches, random: createRandom(seed), calls: 0, triggered: 0 };
  }
}
