import { InvalidArgumentError } from "@hcnet/runtime";
import { publicipTransitions } from "../apis/publicips/transitions.js";
import { vifPeerDetectionTransitions } from "../apis/vif-peer-detections/transitions.js";
import { vifPeerTransitions } from "../apis/vif-peers/transitions.js";
import { endpointServiceTransitions } from "../apis/vpc-endpoint-services/transitions.js";
import type { TransitionDefinition } from "./transition.js";

const tables = {
  ...publicipTransitions,
  ...vifPeerTransitions,
  ...vifPeerDetectionTransitions,
  ...endpointServiceTransitions,
};

/** A transition by the name of the resource and of what happens to it. */
export type TransitionName = keyof typeof tables;

/** How long each transition takes, in milliseconds. */
export type Durations = Readonly<Record<TransitionName, number>>;

/**
 * How long changes of state take: `timed`, as long as each takes by default; `slow`, all as long as
 * one may expect of the cloud, so that every state can be seen; `instant`, over by the next call; or
 * milliseconds by name, the others as by default.
 */
export type TransitionsOption = "timed" | "slow" | "instant" | Partial<Durations>;

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
  if (typeof option === "string" && !["timed", "slow", "instant"].includes(option)) {
    throw new InvalidArgumentError(
      'transitions: must be "timed", "slow", "instant" or milliseconds by name',
    );
  }
  check(wanted);
  const durations = names.map((name) => {
    const { ms, slowMs = ms }: TransitionDefinition = tables[name];
    if (option === "instant") return [name, 0] as const;
    return [name, option === "slow" ? slowMs : (wanted[name] ?? ms)] as const;
  });
  return Object.fromEntries(durations) as Durations;
}
