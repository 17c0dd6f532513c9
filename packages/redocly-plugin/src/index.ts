import type { Plugin } from "@redocly/openapi-core";
import { decorators } from "./decorators.js";
import { rules } from "./rules.js";

type Visitors = Record<string, (options: Record<string, unknown>) => object>;

/** The shape that Redocly CLI takes, written out so that the published types need no other package. */
export interface HcnetPlugin {
  id: "hcnet";
  rules: { oas3: Visitors };
  decorators: { oas3: Visitors };
  configs: { recommended: { rules: Record<string, "error"> } };
}

export default function hcnetPlugin(): HcnetPlugin {
  const ids = Object.keys(rules).map((id) => [`hcnet/${id}`, "error"] as const);
  return {
    id: "hcnet",
    rules: { oas3: rules },
    decorators: { oas3: decorators },
    configs: { recommended: { rules: Object.fromEntries(ids) } },
  } satisfies HcnetPlugin & Plugin;
}
