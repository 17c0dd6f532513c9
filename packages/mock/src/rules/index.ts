import { InvalidArgumentError } from "@hcnet/runtime";
import { publicipRules } from "../apis/publicips/rules.js";
import { subNetworkInterfaceRules } from "../apis/sub-network-interfaces/rules.js";
import { vifPeerDetectionRules } from "../apis/vif-peer-detections/rules.js";
import { vifPeerRules } from "../apis/vif-peers/rules.js";
import { vpcEndpointServiceRules } from "../apis/vpc-endpoint-services/rules.js";
import { crossApiRules } from "./cross-api.js";
import { gatheredRules } from "./gathered.js";
import type { ChoicesOf, Rule, RuleTable } from "./rule.js";

/** For each rule that can be switched, what is chosen. */
export type RuleChoices = ChoicesOf<typeof crossApiRules> &
  ChoicesOf<typeof vifPeerRules> &
  ChoicesOf<typeof vifPeerDetectionRules> &
  ChoicesOf<typeof subNetworkInterfaceRules> &
  ChoicesOf<typeof publicipRules> &
  ChoicesOf<typeof vpcEndpointServiceRules>;

const tables: readonly RuleTable[] = [
  crossApiRules,
  vifPeerRules,
  vifPeerDetectionRules,
  subNetworkInterfaceRules,
  publicipRules,
  vpcEndpointServiceRules,
  gatheredRules,
];

/** Every rule that the mock knows, enforced or not, in the order of their numbers. */
export const rules: readonly Rule[] = tables.flatMap((table) =>
  Object.entries(table).map(([number, rule]) => ({ number, ...rule })),
);

const switchable: ReadonlyMap<string, readonly string[]> = new Map(
  rules.flatMap(({ number, choices }) =>
    choices === undefined ? [] : [[number, Object.keys(choices)] as const],
  ),
);

/**
 * What is chosen for each rule that can be switched.
 *
 * @throws InvalidArgumentError when a rule cannot be switched, or not to what is asked for.
 */
export function chooseRules(wanted: Partial<RuleChoices> = {}): RuleChoices {
  for (const [number, choice] of Object.entries<string | undefined>(wanted)) {
    const known = switchable.get(number);
    if (known === undefined) {
      const numbers = [...switchable.keys()].join(", ");
      throw new InvalidArgumentError(
        `rules: ${JSON.stringify(number)} is no rule that can be switched; those are ${numbers}`,
      );
    }
    if (choice === undefined || known.includes(choice)) continue;
    throw new InvalidArgumentError(
      `rules["${number}"]: must be one of ${known.join(", ")}, not ${JSON.stringify(choice)}`,
    );
  }
  const defaults = [...switchable].map(([number, [first]]) => [number, first] as const);
  const given = Object.entries(wanted).filter(([, choice]) => choice !== undefined);
  // Every number comes from the tables that the type is made of, every choice was just checked.
  return Object.fromEntries([...defaults, ...given]) as unknown as RuleChoices;
}
