import type { Plugin } from "@redocly/openapi-core";
import { decorators } from "./decorators.js";
import { MINIMAL, rules } from "./rules.js";

type Visitors = Record<string, (options: Record<string, unknown>) => object>;

/** The shape that Redocly CLI takes, written out so that the published types need no other package. */
export interface HcnetPlugin {
  id: "hcnet";
  rules: { oas3: Visitors };
  decorators: { oas3: Visitors };
  configs: Record<"minimal" | "recommended", { rules: Record<string, "error"> }>;
}

export default function hcnetPlugin(): HcnetPlugin {
  return {
    id: "hcnet",
    rules: { oas3: rules },
    decorators: { oas3: decorators },
    configs: { minimal: errors(MINIMAL), recommended: errors(Object.keys(rules)) },
  } satisfies HcnetPlugin & Plugin;
}

function errors(ids: readonly string[]): { rules: Record<string, "error"> } {
  return { rules: Object.fromEntries(ids.map((id) => [`hcnet/${id}`, "error"] as const)) };
}
