import { InvalidArgumentError } from "@hcnet/runtime";
import type { ApiModule } from "../api-module.js";
import type { RuleChoices } from "../apis/types.js";
import { crossApiRules } from "./cross-api.js";
import { gatheredRules } from "./gathered.js";
import type { Rule, RuleTable } from "./rule.js";

/** Every rule of some APIs, enforced or not, in the order of their numbers. */
export function rulesOf(apis: readonly Pick<ApiModule, "rules">[]): Rule[] {
  const own = apis.map(({ rules }) => rules);
  const tables: readonly RuleTable[] = [crossApiRules, ...own, gatheredRules];
  return tables.flatMap((table) =>
    Object.entries(table).map(([number, rule]) => ({ number, ...rule })),
  );
}

/** By the number of the rule, the choices of those that can be switched; the default is the first. */
function choicesOf(rules: readonly Rule[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    rules.flatMap(({ number, choices }) =>
      choices === undefined ? [] : [[number, Object.keys(choices)] as const],
    ),
  );
}

/**
 * What is chosen for each rule that can be switched.
 *
 * @throws InvalidArgumentError when a rule cannot be switched, or not to what is asked for.
 */
export function chooseRules(
  rules: readonly Rule[],
  wanted: Partial<RuleChoices> = {},
): RuleChoices {
  const switchable = choicesOf(rules);
  for (const [number, choice] of Object.entries<string | undefined>(wanted)) {
    const known = switchable.get(number);
    if (known === undefined) {
      const numbers = [...switchable.keys()].join(", ");
      throw new InvalidArgumentError(
        `rules: expected one of ${numbers}, got ${JSON.stringify(number)}`,
      );
    }
    if (choice === undefined || known.includes(choice)) continue;
    throw new InvalidArgumentError(
      `rules["${number}"]: expected one of ${known.join(", ")}, got ${JSON.stringify(choice)}`,
    );
  }
  const defaults = [...switchable].map(([number, [first]]) => [number, first] as const);
  const given = Object.entries(wanted).filter(([, choice]) => choice !== undefined);
  // Every number comes from the tables that the type is made of, every choice was just checked.
  // No code asks for a rule of an API that the cloud does not serve.
  return Object.fromEntries([...defaults, ...given]) as unknown as RuleChoices;
}
