import type { RuleTable } from "./rule.js";

/** Sections 6 and 7, which gather what the APIs have in common. */
export const gatheredRules = {
  "§6": {
    text: "Lists page as their service does, and tell their end as it does.",
    tags: ["documented", "inferred"],
  },
  "§7": {
    text: "Deletion is rejected where something still needs the resource.",
    tags: ["documented"],
  },
} as const satisfies RuleTable;
