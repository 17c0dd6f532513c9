import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { follow, type Place } from "../core/follow.js";
import { entriesOf } from "../core/json.js";
import { type OperationPlace, operationsOf, queryParameters } from "../core/operations.js";
import { stringsOption } from "../core/options.js";
import { pointerSegments } from "../core/pointer.js";
import { reporter } from "../core/report.js";
import { type RawPlace, typesOf } from "../core/schemas.js";
import { schemasAt, successSchemas } from "../core/success.js";

const ID = "pagination-declared";
const EXTENSION = "x-pagination";

export const paginationDeclared: Oas3Rule = (options) => {
  const report = reporter(ID);
  const paging = stringsOption(ID, options, "parameters", ["marker", "offset"]);

  function checkUndeclared(place: OperationPlace, ctx: UserContext): void {
    const query = queryParameters(place, ctx);
    const parameter = paging.find((name) => query.includes(name));
    if (place.method !== "get" || parameter === undefined) return;
    if (!hasArrayMember(successSchemas(place, ctx), ctx)) return;
    report(
      ctx,
      `The GET takes \`${parameter}\` and answers with an array, but does not say with \`${EXTENSION}\` how to get the next page.`,
      place.location.key(),
    );
  }

  function checkParameters({ node, location }: Place, query: string[], ctx: UserContext): void {
    for (const [member, name] of strings(node, ["limit", "marker", "offset"])) {
      if (query.includes(name)) continue;
      const message = `\`${member}\` names \`${name}\`, which is not a query parameter of the operation.`;
      report(ctx, message, location.child(member));
    }
  }

  function checkBody({ node, location }: Place, body: RawPlace[], ctx: UserContext): void {
    for (const [member, pointer] of strings(node, ["next", "total"])) {
      if (schemasAt(body, pointerSegments(pointer), ctx).length > 0) continue;
      const message = `\`${member}\` points to \`${pointer}\`, which the schema of the response does not have.`;
      report(ctx, message, location.child(member));
    }
    for (const [member, items] of strings(node, ["items"])) {
      if (isArray(schemasAt(body, [items], ctx))) {
        checkItem({ node, location }, [items, "0"], body, ctx);
      } else {
        const message = `\`${member}\` names \`${items}\`, which is not an array in the response.`;
        report(ctx, message, location.child(member));
      }
    }
  }

  function checkItem(place: Place, item: string[], body: RawPlace[], ctx: UserContext): void {
    for (const [member, name] of strings(place.node, ["itemMarker"])) {
      if (schemasAt(body, [...item, name], ctx).length > 0) continue;
      const message = `\`${member}\` names \`${name}\`, which is not a property of the items.`;
      report(ctx, message, place.location.child(member));
    }
  }

  return {
    Paths(paths: unknown, ctx) {
      for (const place of operationsOf(paths, ctx)) {
        const { operation, location } = place;
        if (operation[EXTENSION] === undefined) checkUndeclared(place, ctx);
        const declared = follow(operation[EXTENSION], location.child(EXTENSION), ctx);
        if (declared === undefined) continue;
        checkParameters(declared, queryParameters(place, ctx), ctx);
        checkBody(declared, successSchemas(place, ctx), ctx);
      }
    },
  };
};

/** Values of the wrong type are for extension-valid to report. */
function strings(node: Place["node"], members: string[]): [string, string][] {
  return members.flatMap((member) => {
    const value = node[member];
    return typeof value === "string" ? [[member, value] as [string, string]] : [];
  });
}

function hasArrayMember(body: RawPlace[], ctx: UserContext): boolean {
  const names = schemasAt(body, [], ctx).flatMap(({ node }) =>
    entriesOf(node.properties).map(([name]) => name),
  );
  return names.some((name) => isArray(schemasAt(body, [name], ctx)));
}

function isArray(schemas: Place[]): boolean {
  return schemas.some(({ node }) => typesOf(node).includes("array"));
}
