import { InvalidArgumentError } from "@hcnet/runtime";
import type { ApiModule } from "../api-module.js";
import type { BehaviorChoices } from "../apis/types.js";
import type { Behavior, BehaviorTable } from "./behavior.js";
import { commonBehaviors } from "./common.js";

/** Every behavior of some APIs, simulated or not, after those that all APIs share. */
export function behaviorsOf(apis: readonly Pick<ApiModule, "behaviors">[]): Behavior[] {
  const tables: readonly BehaviorTable[] = [commonBehaviors, ...apis.map((api) => api.behaviors)];
  return tables.flatMap((table) =>
    Object.entries(table).map(([id, definition]) => ({ id, ...definition })),
  );
}

/** By id, the choices of the behaviors that can be switched; the default is the first. */
function choicesOf(behaviors: readonly Behavior[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    behaviors.flatMap(({ id, choices }) =>
      choices === undefined ? [] : [[id, Object.keys(choices)] as const],
    ),
  );
}

/** The ids of the same API if there are any, so that a message about a typo stays short. */
function similarIds(ids: readonly string[], unknown: string): readonly string[] {
  const [api] = unknown.split(".");
  const similar = ids.filter((id) => id.startsWith(`${api}.`));
  return similar.length > 0 ? similar : ids;
}

/**
 * The choice for each behavior that can be switched.
 *
 * @throws InvalidArgumentError when a behavior cannot be switched, or not to the wanted choice.
 */
export function chooseBehaviors(
  behaviors: readonly Behavior[],
  wanted: Partial<BehaviorChoices> = {},
): BehaviorChoices {
  const switchable = choicesOf(behaviors);
  for (const [id, choice] of Object.entries<string | undefined>(wanted)) {
    const known = switchable.get(id);
    if (known === undefined) {
      const ids = similarIds([...switchable.keys()], id).join(", ");
      throw new InvalidArgumentError(
        `behaviors: expected one of ${ids}, got ${JSON.stringify(id)}`,
      );
    }
    if (choice === undefined || known.includes(choice)) continue;
    throw new InvalidArgumentError(
      `behaviors["${id}"]: expected one of ${known.join(", ")}, got ${JSON.stringify(choice)}`,
    );
  }
  const defaults = [...switchable].map(([id, [first]]) => [id, first] as const);
  const given = Object.entries(wanted).filter(([, choice]) => choice !== undefined);
  // Every id comes from the tables that the type is made of, every choice was just checked.
  // No code asks for a behavior of an API that the cloud does not serve.
  return Object.fromEntries([...defaults, ...given]) as unknown as BehaviorChoices;
}
