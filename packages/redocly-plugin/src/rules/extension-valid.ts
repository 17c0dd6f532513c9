import type { Location, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { Extension } from "../core/extension.js";
import { follow, isRef } from "../core/follow.js";
import { isObject, type JsonObject } from "../core/json.js";
import { stringsOption } from "../core/options.js";
import { pointerSegments } from "../core/pointer.js";
import { reporter } from "../core/report.js";
import { extensions } from "../extensions.js";

const ID = "extension-valid";

export const extensionValid: Oas3Rule = (options) => {
  const report = reporter(ID);
  const allowed = new Set(stringsOption(ID, options, "allowed", []));
  const validators = compiledExtensions();

  function checkValue(name: string, value: unknown, at: Location, ctx: UserContext): void {
    const validate = validators.get(name);
    if (validate === undefined || validate(dereference(value, at, ctx))) return;
    for (const error of validate.errors ?? []) {
      const segments = pointerSegments(error.instancePath);
      const location = segments.length === 0 ? at : at.child(segments);
      report(ctx, `\`${name}\` ${describe(error)}.`, location);
    }
  }

  function checkMember(name: string, node: JsonObject, holder: Location, ctx: UserContext): void {
    const at = holder.child(name);
    const extension = extensions[name];
    if (extension === undefined) {
      report(ctx, `\`${name}\` is not a known extension.`, at.key());
    } else if (extension.on?.includes(ctx.type.name) === false) {
      const homes = extension.on.join(" or ");
      report(ctx, `\`${name}\` belongs on ${homes}, not on ${ctx.type.name}.`, at.key());
    } else {
      checkValue(name, node[name], at, ctx);
    }
  }

  function checkNode(node: unknown, ctx: UserContext): void {
    if (!isObject(node)) return;
    for (const name of Object.keys(node)) {
      if (name.startsWith("x-") && !allowed.has(name)) checkMember(name, node, ctx.location, ctx);
    }
  }

  return {
    // Without the prefix the type is a plain map, where `x-request-id` is somebody's header or property.
    any(node: unknown, ctx) {
      if (ctx.type.extensionsPrefix !== undefined) checkNode(node, ctx);
    },
    ref: (node, ctx) => checkNode(node, ctx),
  };
};

let compiled: ReadonlyMap<string, ValidateFunction> | undefined;

/** Compiled once: the linter makes a rule for each document, and compiling takes longer than checking. */
function compiledExtensions(): ReadonlyMap<string, ValidateFunction> {
  compiled ??= compile(extensions);
  return compiled;
}

function compile(known: Readonly<Record<string, Extension>>): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    discriminator: true,
    $data: true,
  });
  return new Map(Object.entries(known).map(([name, { schema }]) => [name, ajv.compile(schema)]));
}

/** A code sample's source may be a `$ref` to a file, and a value may lie in a file of its own. */
function dereference(value: unknown, at: Location, ctx: UserContext): unknown {
  if (isRef(value)) {
    const { node } = ctx.resolve<string | JsonObject>(value, at.source.absoluteRef);
    return isObject(node) ? follow(value, at, ctx)?.node : node;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => dereference(item, at.child(index), ctx));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, dereference(item, at.child(key), ctx)]),
  );
}

function describe({ keyword, message = "is not valid", params }: ErrorObject): string {
  switch (keyword) {
    case "additionalProperties":
      return `must not have the member \`${params.additionalProperty}\``;
    case "discriminator":
      return `must have a known value as \`${params.tag}\``;
    case "oneOf":
      return "must have exactly one of its alternative members";
    default:
      return message;
  }
}
