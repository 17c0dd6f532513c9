import { InvalidArgumentError } from "@hcnet/runtime";
import type { ApiModule } from "../api-module.js";
import type { TransitionName } from "../apis/types.js";
import type { TransitionDefinition } from "./transition.js";

/** How long each transition takes, in milliseconds. */
export type Durations = Readonly<Record<TransitionName, number>>;

/**
 * How long changes of state take: `timed`, as long as each takes by default; `slow`, all as long as
 * one may expect of the cloud, so that every state can be seen; `instant`, over by the next call; or
 * milliseconds by name, the others as by default.
 */
export type TransitionsOption = "timed" | "slow" | "instant" | Partial<Durations>;

/** Transitions by name. */
export type Transitions = Readonly<Record<TransitionName, TransitionDefinition>>;

/** Every transition of some APIs that comes by itself. */
export function transitionsOf(apis: readonly ApiModule[]): Transitions {
  return Object.assign({}, ...apis.map(({ transitions }) => transitions));
}

function check(wanted: Readonly<Record<string, unknown>>, known: Transitions): void {
  for (const [name, ms] of Object.entries(wanted)) {
    if (!Object.hasOwn(known, name)) {
      throw new InvalidArgumentError(
        `transitions: there is no ${JSON.stringify(name)}; known: ${Object.keys(known).join(", ")}`,
      );
    }
    if (ms === undefined || (typeof ms === "number" && Number.isFinite(ms) && ms >= 0)) continue;
    throw new InvalidArgumentError(
      `transitions["${name}"]: must be a number of milliseconds that is not negative`,
    );
  }
}

/**
 * How long each transition takes.
 *
 * @throws InvalidArgumentError when a name is not known or a duration is none.
 */
export function chooseDurations(
  known: Transitions,
  option: TransitionsOption = "timed",
): Durations {
  const wanted: Partial<Durations> = typeof option === "string" ? {} : option;
  if (typeof option === "string" && !["timed", "slow", "instant"].includes(option)) {
    throw new InvalidArgumentError(
      `transitions: expected "timed", "slow", "instant" or milliseconds by name, got ${JSON.stringify(option)}`,
    );
  }
  check(wanted, known);
  const durations = Object.entries(known).map(([name, { ms, slowMs = ms }]) => {
    if (option === "instant") return [name, 0] as const;
    return [name, option === "slow" ? slowMs : (wanted[name as TransitionName] ?? ms)] as const;
  });
  return Object.fromEntries(durations) as Durations;
}
