import type { Oas3Rule } from "@redocly/openapi-core";
import { entriesOf, isObject } from "../core/json.js";
import { reporter } from "../core/report.js";
import { mediaTypes } from "../core/schemas.js";

export const responseExamplePresent: Oas3Rule = () => {
  const report = reporter("response-example-present");
  return {
    Response(node: unknown, ctx) {
      if (!isObject(node)) return;
      for (const mediaType of mediaTypes({ node, location: ctx.location }, ctx)) {
        if (entriesOf(mediaType.node.examples).length > 0) continue;
        report(
          ctx,
          "The media type has no named example under `examples`.",
          mediaType.location.key(),
        );
      }
    },
  };
};
