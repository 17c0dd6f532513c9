import { InvalidArgumentError } from "@hcnet/runtime";
import { vifPeerDetectionTransitions } from "../apis/vif-peer-detections/transitions.js";
import { endpointServiceTransitions } from "../apis/vpc-endpoint-services/transitions.js";
import type { TransitionDefinition } from "./transition.js";

const tables = { ...vifPeerDetectionTransitions, ...endpointServiceTransitions };

/** A transition by the name of the resource and of what happens to it. */
export type TransitionName = keyof typeof tables;

/** How long each transition takes, in milliseconds. */
export type Durations = Readonly<Record<TransitionName, number>>;

/**
 * How long changes of state take: `timed`, as long as each takes by default; `instant`, over by the
 * next call; or milliseconds by name, the others as by default.
 */
export type TransitionsOption = "timed" | "instant" | Partial<Durations>;

/** Every transition that comes by itself. */
export const transitions: Readonly<Record<TransitionName, TransitionDefinition>> = tables;

const names = Object.keys(tables) as TransitionName[];

function check(wanted: Readonly<Record<string, unknown>>): void {
  for (const [name, ms] of Object.entries(wanted)) {
    if (!Object.hasOwn(tables, name)) {
      throw new InvalidArgumentError(
        `transitions: there is no ${JSON.stringify(name)}; known: ${names.join(", ")}`,
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
export function chooseDurations(option: TransitionsOption = "timed"): Durations {
  const wanted = typeof option === "string" ? {} : option;
  if (typeof option === "string" && option !== "timed" && option !== "instant") {
    throw new InvalidArgumentError(
      'transitions: must be "timed", "instant" or milliseconds by name',
    );
  }
  check(wanted);
  const durations = names.map((name) => {
    const ms = option === "instant" ? 0 : (wanted[name] ?? tables[name].ms);
    return [name, ms] as const;
  });
  return Object.fromEntries(durations) as Durations;
}
