import type { Location, UserContext } from "@redocly/openapi-core";

const DOCS = "https://github.com/hcnet/hcnet/blob/main/packages/redocly-plugin/docs";

export type Report = (ctx: UserContext, message: string, location: Location) => void;

/**
 * Reports with a link to the rule's page, and each problem once: a shared node
 * is reached from many operations.
 */
export function reporter(id: string, kind: "rules" | "decorators" = "rules"): Report {
  const reported = new Set<string>();
  return (ctx, message, location) => {
    const key = `${location.absolutePointer} ${message}`;
    if (reported.has(key)) return;
    reported.add(key);
    ctx.report({ message, location, reference: `${DOCS}/${kind}/${id}.md` });
  };
}
