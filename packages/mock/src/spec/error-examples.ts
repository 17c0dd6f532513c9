import { bodyExamples, type LocatedOperation } from "./document.js";

/** An error response: status and body come from the example of that name in the spec. */
export interface ErrorTemplate {
  readonly status: number;
  /** The example's body with the given message and request id in the places it has for them. */
  body(message: string | undefined, requestId: string): unknown;
}

/** Error responses of one operation, by the name of the example. */
export type ErrorTable = ReadonlyMap<string, ErrorTemplate>;

const MESSAGE_MEMBERS = new Set(["error_msg", "message"]);

/** An example with the id of the request and, if there is one, a message of its own. */
export function renderExample(
  example: unknown,
  message: string | undefined,
  requestId: string,
): unknown {
  if (Array.isArray(example)) return example.map((it) => renderExample(it, message, requestId));
  if (typeof example !== "object" || example === null) return example;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]: [string, unknown]) => {
      if (name === "request_id") return [name, requestId];
      if (MESSAGE_MEMBERS.has(name) && typeof value === "string") return [name, message ?? value];
      return [name, renderExample(value, message, requestId)];
    }),
  );
}

/**
 * Collects the error examples of an operation. Where a name occurs under two statuses (a port in
 * use is 409, in older editions 500) the lower status is taken.
 */
export function errorsOf({ document, operation }: LocatedOperation): ErrorTable {
  const statuses = Object.keys(operation.responses)
    .filter((status) => /^[45]\d\d$/.test(status))
    .sort();
  const table = new Map<string, ErrorTemplate>();
  for (const status of statuses) {
    const response = operation.responses[status] ?? {};
    for (const [name, example] of Object.entries(bodyExamples(document, response))) {
      if (table.has(name)) continue;
      table.set(name, {
        status: Number(status),
        body: (message, requestId) => renderExample(example.value, message, requestId),
      });
    }
  }
  return table;
}

/**
 * The error response of a name.
 *
 * @throws Error when the spec has no such example; ask for all names at start, not when needed.
 */
export function errorNamed(table: ErrorTable, name: string, operationId: string): ErrorTemplate {
  const template = table.get(name);
  if (template === undefined) {
    throw new Error(`${operationId}: its error responses have no example named ${name}`);
  }
  return template;
}
