import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { follow, type Place } from "../core/follow.js";
import { entriesOf, isObject, type JsonObject } from "../core/json.js";
import { reporter } from "../core/report.js";
import { mediaTypes } from "../core/schemas.js";

const VALUE_MEMBERS = ["value", "externalValue", "dataValue", "serializedValue"];

export const documentedExamples: Oas3Rule = () => {
  const report = reporter("documented-examples");

  function checkRequest(operation: JsonObject, ctx: UserContext): void {
    const at = ctx.location.child("requestBody");
    const body = follow(operation.requestBody, at, ctx);
    if (body === undefined || hasDocumentedExample(body, ctx)) return;
    report(
      ctx,
      "The operation has `x-source`, but no example of its request body has `x-documented: true`.",
      at.key(),
    );
  }

  function checkResponses(operation: JsonObject, ctx: UserContext): void {
    const at = ctx.location.child("responses");
    const withContent = entriesOf(operation.responses)
      .filter(([status]) => /^2/.test(status))
      .flatMap(([status, raw]) => follow(raw, at.child(status), ctx) ?? [])
      .filter(({ node }) => entriesOf(node.content).length > 0);
    if (withContent.length === 0) return;
    if (withContent.some((response) => hasDocumentedExample(response, ctx))) return;
    report(
      ctx,
      "The operation has `x-source`, but no example of a success response has `x-documented: true`.",
      at.key(),
    );
  }

  return {
    Operation(operation: unknown, ctx) {
      if (!isObject(operation) || operation["x-source"] === undefined) return;
      checkRequest(operation, ctx);
      checkResponses(operation, ctx);
    },
    Example(example: unknown, ctx) {
      if (!isObject(example) || example["x-documented"] !== true) return;
      if (!VALUE_MEMBERS.some((member) => example[member] !== undefined)) {
        report(ctx, "A documented example needs `value` or `externalValue`.", ctx.location);
      } else if (isUnresolved(example.externalValue, ctx)) {
        report(
          ctx,
          `The file of the documented example cannot be read: ${String(example.externalValue)}`,
          ctx.location.child("externalValue"),
        );
      }
    },
  };
};

function hasDocumentedExample(place: Place, ctx: UserContext): boolean {
  return mediaTypes(place, ctx).some(({ node, location }) =>
    entriesOf(node.examples).some(([name, raw]) => {
      const example = follow(raw, location.child(["examples", name]), ctx);
      return example?.node["x-documented"] === true;
    }),
  );
}

function isUnresolved(externalValue: unknown, ctx: UserContext): boolean {
  if (typeof externalValue !== "string") return false;
  return ctx.resolve({ $ref: externalValue }, ctx.location.source.absoluteRef).node === undefined;
}
