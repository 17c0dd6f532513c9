import type { UserContext } from "@redocly/openapi-core";
import { composed } from "./compositions.js";
import { follow, type Place } from "./follow.js";
import { entriesOf, isObject } from "./json.js";
import type { OperationPlace } from "./operations.js";
import type { RawPlace } from "./schemas.js";

const JSON_TYPE = /^application\/([^;]+\+)?json\s*(;|$)/i;
const INDEX = /^(0|[1-9]\d*)$/;

/** The JSON schemas of the 200 response or, where that has none, of the next success response. */
export function successSchemas(
  { operation, location }: OperationPlace,
  ctx: UserContext,
): RawPlace[] {
  const at = location.child("responses");
  // Members that look like integers come first and in order, so 200 before 201 and 2XX.
  const [first = []] = entriesOf(operation.responses)
    .filter(([status]) => /^2/.test(status))
    .flatMap(([status, raw]) => follow(raw, at.child(status), ctx) ?? [])
    .map((response) => jsonSchemas(response, ctx))
    .filter((schemas) => schemas.length > 0);
  return first;
}

function jsonSchemas({ node, location }: Place, ctx: UserContext): RawPlace[] {
  return entriesOf(node.content)
    .filter(([name]) => JSON_TYPE.test(name))
    .flatMap(([name, raw]) => follow(raw, location.child(["content", name]), ctx) ?? [])
    .filter((mediaType) => isObject(mediaType.node.schema))
    .map((mediaType) => [mediaType.node.schema, mediaType.location.child("schema")] as const);
}

/**
 * The schemas of the member that the segments of a JSON pointer lead to, in any
 * branch of a composition. An index leads to the items of an array. None when
 * the schemas do not name the member, even if they allow it.
 */
export function schemasAt(
  starts: readonly RawPlace[],
  segments: readonly string[],
  ctx: UserContext,
): Place[] {
  return segments.reduce(
    (places, segment) =>
      composed(
        places.flatMap((place) => step(place, segment)),
        ctx,
      ),
    composed(starts, ctx),
  );
}

function step({ node, location }: Place, segment: string): RawPlace[] {
  const found: RawPlace[] = entriesOf(node.properties)
    .filter(([name]) => name === segment)
    .map(([name, raw]) => [raw, location.child(["properties", name])]);
  if (INDEX.test(segment) && isObject(node.items))
    found.push([node.items, location.child("items")]);
  return found;
}
