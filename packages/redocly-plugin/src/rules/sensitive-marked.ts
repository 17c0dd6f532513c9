import type { Location, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { follow, isRef } from "../core/follow.js";
import { entriesOf, isObject, type JsonObject } from "../core/json.js";
import { stringsOption } from "../core/options.js";
import { reporter } from "../core/report.js";
import { typesOf } from "../core/schemas.js";

const ID = "sensitive-marked";

/** Matched against the name in snake_case. */
const PATTERNS = [
  "(^|_)md5($|_)",
  "passw(or)?d",
  "(^|_)pwd($|_)",
  "passphrase",
  "admin_pass",
  "(^|_)secret($|_(access_)?key$)",
  "(private|secret|auth)_key$",
  "credential",
  "(^|_)token$",
];
const HARMLESS = ["client_token", "content_md5", "continuation_token", "next_token", "page_token"];

export const sensitiveMarked: Oas3Rule = (options) => {
  const report = reporter(ID);
  const patterns = stringsOption(ID, options, "patterns", PATTERNS).map((p) => new RegExp(p, "i"));
  const ignored = new Set(stringsOption(ID, options, "ignore", HARMLESS).map(snakeCase));

  function looksSecret(name: string): boolean {
    const snake = snakeCase(name);
    return !ignored.has(snake) && patterns.some((pattern) => pattern.test(snake));
  }

  function checkFormat(schema: JsonObject, at: Location, ctx: UserContext): void {
    if (schema["x-sensitive"] !== true || schema.format === "password") return;
    report(ctx, "A schema with `x-sensitive` needs `format: password`.", at);
  }

  return {
    SchemaProperties(properties: unknown, ctx) {
      for (const [name, raw] of entriesOf(properties)) {
        const at = ctx.location.child(name);
        const schema = follow(raw, at, ctx)?.node;
        if (schema === undefined) continue;
        if (isRef(raw)) checkFormat(schema, at.key(), ctx);
        if (!looksSecret(name) || !holdsText(schema) || schema["x-sensitive"] === true) continue;
        const message = `The property \`${name}\` looks like a secret and has no \`x-sensitive: true\`.`;
        report(ctx, message, at.key());
      }
    },
    Schema(schema: unknown, ctx) {
      if (isObject(schema)) checkFormat(schema, ctx.location, ctx);
    },
  };
};

function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
}

/** `password_expires_in: integer` and `token: {user: …}` hold no secret themselves. */
function holdsText(schema: JsonObject): boolean {
  const types = typesOf(schema);
  return types.length === 0 ? schema.properties === undefined : types.includes("string");
}
