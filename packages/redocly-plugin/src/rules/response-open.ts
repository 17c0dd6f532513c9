import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { follow, type Place } from "../core/follow.js";
import { entriesOf, isObject } from "../core/json.js";
import { reporter } from "../core/report.js";
import { contentSchemas, type RawPlace, walkSchemas } from "../core/schemas.js";

const CLOSERS = ["additionalProperties", "unevaluatedProperties"];
const FIXERS = ["enum", "const"];

export const responseOpen: Oas3Rule = () => {
  const report = reporter("response-open");

  function check({ node, location }: Place, ctx: UserContext): void {
    for (const keyword of CLOSERS.filter((name) => node[name] === false)) {
      report(
        ctx,
        `A response must stay open: remove \`${keyword}: false\`.`,
        location.child(keyword).key(),
      );
    }
    for (const keyword of FIXERS.filter((name) => node[name] !== undefined)) {
      report(
        ctx,
        `A response must stay open: write \`x-extensible-enum\` instead of \`${keyword}\`.`,
        location.child(keyword).key(),
      );
    }
  }

  return {
    Response(node: unknown, ctx) {
      if (!isObject(node)) return;
      const response = { node, location: ctx.location };
      for (const schema of [...contentSchemas(response, ctx), ...headerSchemas(response, ctx)]) {
        walkSchemas(schema, ctx, (place) => check(place, ctx));
      }
    },
  };
};

function headerSchemas({ node, location }: Place, ctx: UserContext): RawPlace[] {
  return entriesOf(node.headers).flatMap(([name, raw]) => {
    const header = follow(raw, location.child(["headers", name]), ctx);
    if (header === undefined) return [];
    return [
      [header.node.schema, header.location.child("schema")] as const,
      ...contentSchemas(header, ctx),
    ];
  });
}
