import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { hasExample, hasOwnExample, isDescribed, isScalar, isText } from "../core/examples.js";
import { follow, isRef } from "../core/follow.js";
import { isObject, type JsonObject } from "../core/json.js";
import { unescapePointer } from "../core/pointer.js";
import { type Member, memberDeclarations } from "../core/redeclared.js";
import { reporter } from "../core/report.js";
import { contentSchemas, mediaTypes } from "../core/schemas.js";

export const propertyDescribedAndExemplified: Oas3Rule = () => {
  const report = reporter("property-described-and-exemplified");
  const declaredBy = memberDeclarations();

  function checkMember({ key, schema: [raw, at] }: Member, ctx: UserContext): void {
    const place = follow(raw, at, ctx);
    if (place === undefined) return;
    const location = isRef(raw) ? place.location : at.key();
    const name = memberName(key);
    if (!isDescribed(place, ctx)) report(ctx, `${name} has no description.`, location);
    if (isScalar(place, ctx) && !hasExample(place, ctx)) {
      report(ctx, `${name} has no example.`, location);
    }
  }

  /** Parameters and headers carry a schema, or media types with one, and may carry the example. */
  function checkCarrier(node: JsonObject, name: string, ctx: UserContext): void {
    const place = { node, location: ctx.location };
    if (!isText(node.description)) report(ctx, `${name} has no description.`, ctx.location);
    const schemas = [
      [node.schema, ctx.location.child("schema")] as const,
      ...contentSchemas(place, ctx),
    ].flatMap(([raw, at]) => follow(raw, at, ctx) ?? []);
    if (!schemas.some((schema) => isScalar(schema, ctx))) return;
    const carriers = [place, ...mediaTypes(place, ctx)];
    if (carriers.some((carrier) => hasOwnExample(carrier.node))) return;
    if (schemas.some((schema) => hasExample(schema, ctx))) return;
    report(ctx, `${name} has no example.`, ctx.location);
  }

  return {
    Schema(node: unknown, ctx) {
      if (!isObject(node)) return;
      for (const member of declaredBy({ node, location: ctx.location }, ctx)) {
        checkMember(member, ctx);
      }
    },
    Parameter(node: unknown, ctx) {
      if (isObject(node)) checkCarrier(node, `The parameter \`${String(node.name)}\``, ctx);
    },
    Header(node: unknown, ctx) {
      if (isObject(node)) checkCarrier(node, `The header \`${ctx.key}\``, ctx);
    },
  };
};

function memberName(key: string): string {
  const [keyword, name = ""] = key.split("/");
  if (keyword === "properties" || keyword === "patternProperties") {
    return `The property \`${unescapePointer(name)}\``;
  }
  if (keyword === "items" || keyword === "prefixItems") return "The array item";
  return "The map value";
}
