import type { Oas3Rule } from "@redocly/openapi-core";
import { entriesOf, isObject } from "../core/json.js";
import { stringsOption } from "../core/options.js";
import { reporter } from "../core/report.js";

const ID = "schema-name-distinct";

/** Globals of JavaScript and TypeScript that a generated type would shadow. */
const GLOBALS = [
  ...["Array", "Blob", "Boolean", "Date", "Error", "Event", "File", "FormData", "Function"],
  ...["Headers", "Iterator", "JSON", "Location", "Map", "Math", "Node", "Number", "Object"],
  ...["Omit", "Partial", "Pick", "Promise", "Proxy", "Readonly", "Record", "Reflect", "RegExp"],
  ...["Request", "Required", "Response", "Set", "String", "Symbol", "URL"],
];
/** Names that say nothing about the service, and that generators use for their own types. */
const GENERIC = [
  ...["Body", "Client", "Config", "Data", "Errors", "Info", "Item", "List", "Meta", "Model"],
  ...["Options", "Page", "PageInfo", "Params", "Permission", "Quotas", "Resource", "Resources"],
  ...["Result", "Status", "Tag", "Tags"],
];
/** What generators append to an operationId to name the types of an operation. */
const SUFFIXES = [
  ...["Body", "Data", "Error", "Errors", "Mutation", "MutationRequest", "MutationResponse"],
  ...["Params", "PathParams", "Query", "QueryParams", "QueryResponse", "Request", "Response"],
  "Responses",
];

export const schemaNameDistinct: Oas3Rule = (options) => {
  const report = reporter(ID);
  const allowed = stringsOption(ID, options, "allowed", []);
  const extra = stringsOption(ID, options, "generic", []);
  const reserved = new Set([...GLOBALS, ...GENERIC, ...extra].map((name) => name.toLowerCase()));
  const operationNames = new Map<string, string>();

  return {
    Operation(operation: unknown) {
      if (!isObject(operation) || typeof operation.operationId !== "string") return;
      for (const suffix of SUFFIXES) {
        operationNames.set(
          `${operation.operationId}${suffix}`.toLowerCase(),
          operation.operationId,
        );
      }
    },
    NamedSchemas: {
      // On leaving, so that a bundle, whose paths come first, has shown all operations.
      leave(schemas: unknown, ctx) {
        for (const [name] of entriesOf(schemas).filter(([name]) => !allowed.includes(name))) {
          const at = ctx.location.child(name).key();
          const operationId = operationNames.get(name.toLowerCase());
          if (reserved.has(name.toLowerCase())) {
            report(
              ctx,
              `\`${name}\` is a global or generic name: name the schema after the service.`,
              at,
            );
          } else if (operationId !== undefined) {
            const message = `\`${name}\` is the name that generators give a type of \`${operationId}\`: choose another.`;
            report(ctx, message, at);
          }
        }
      },
    },
  };
};
