import type { Plugin } from "@redocly/openapi-core";
import { decorators } from "./decorators.js";
import { MINIMAL, rules } from "./rules.js";

type Visitors = Record<string, (options: Record<string, unknown>) => object>;

type RuleSetting = { severity: "error"; [option: string]: unknown };

/** The shape that Redocly CLI takes, written out so that the published types need no other package. */
export interface HcnetPlugin {
  id: "hcnet";
  rules: { oas3: Visitors };
  decorators: { oas3: Visitors };
  configs: Record<"minimal" | "recommended", { rules: Record<string, RuleSetting> }>;
}

export default function hcnetPlugin(): HcnetPlugin {
  return {
    id: "hcnet",
    rules: { oas3: rules },
    decorators: { oas3: decorators },
    configs: {
      minimal: errors(MINIMAL),
      recommended: errors(Object.fromEntries(Object.keys(rules).map((id) => [id, {}]))),
    },
  } satisfies HcnetPlugin & Plugin;
}

function errors(options: Readonly<Record<string, object>>): { rules: Record<string, RuleSetting> } {
  const settings = Object.entries(options).map(
    ([id, given]) => [`hcnet/${id}`, { severity: "error", ...given }] as const,
  );
  return { rules: Object.fromEntries(settings) };
}
