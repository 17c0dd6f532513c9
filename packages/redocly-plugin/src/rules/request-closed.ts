import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { holdsFor } from "../core/compositions.js";
import { follow, type Place } from "../core/follow.js";
import { entriesOf, isObject } from "../core/json.js";
import { reporter } from "../core/report.js";
import {
  branches,
  contentSchemas,
  partSchemas,
  type RawPlace,
  typesOf,
  valueSchemas,
} from "../core/schemas.js";

const MESSAGE =
  "An object in a request must be closed: `additionalProperties: false`, or `unevaluatedProperties: false` where schemas are composed.";

export const requestClosed: Oas3Rule = () => {
  const report = reporter("request-closed");
  const seen = new Set<string>();

  /** A schema is either the whole of a value, which must be closed, or a part of one. */
  function check([raw, at]: RawPlace, whole: boolean, ctx: UserContext): void {
    const key = `${at.absolutePointer} ${whole}`;
    const place = seen.has(key) ? undefined : follow(raw, at, ctx);
    seen.add(key);
    if (place === undefined) return;
    if (whole) checkWhole(place, ctx);
    for (const part of partSchemas(place)) check(part, false, ctx);
    for (const member of valueSchemas(place)) check(member, true, ctx);
  }

  function checkWhole(place: Place, ctx: UserContext): void {
    if (isClosed(place, ctx)) return;
    if (describesObject(place, ctx)) report(ctx, MESSAGE, place.location);
    else {
      const choices = [...branches(place, "anyOf"), ...branches(place, "oneOf")];
      for (const choice of choices) check(choice, true, ctx);
    }
  }

  return {
    RequestBody(node: unknown, ctx) {
      if (!isObject(node)) return;
      for (const schema of contentSchemas({ node, location: ctx.location }, ctx)) {
        check(schema, true, ctx);
      }
    },
  };
};

function describesObject(schema: Place, ctx: UserContext): boolean {
  return holdsFor(schema, ctx, ({ node }, results) => {
    if (typesOf(node).includes("object")) return true;
    if (node.properties !== undefined || node.patternProperties !== undefined) return true;
    return results("allOf").some(Boolean);
  });
}

/** Closed itself, by a part that is, or because every alternative is. A map says what its values are. */
function isClosed(schema: Place, ctx: UserContext): boolean {
  return holdsFor(schema, ctx, ({ node }, results) => {
    const { additionalProperties, unevaluatedProperties } = node;
    if (additionalProperties === false || unevaluatedProperties === false) return true;
    if (entriesOf(additionalProperties).length > 0) return true;
    if (results("allOf").some(Boolean)) return true;
    return ["anyOf", "oneOf"].some((keyword) => {
      const choices = results(keyword);
      return choices.length > 0 && choices.every(Boolean);
    });
  });
}
