// Compares what a page says around its tables: method, path, statuses, headers.

import { type Located, resolve } from "./bundle.js";
import type { FactFile } from "./facts.js";
import { compare, type Problems, problem } from "./problem.js";

export function checkIdentity(facts: FactFile, located: Located): Problems {
  const place = { operationId: facts.operationId, where: "operation" };
  return [
    ...compare(place, "method", facts.method, located.method),
    ...compare(place, "path", facts.path, located.path),
  ];
}

/** Every documented status is there, and no success that the page does not know. */
export function checkStatuses(facts: FactFile, located: Located): Problems {
  const place = { operationId: facts.operationId, where: "operation" };
  const documented = Object.keys(facts.statuses);
  const described = Object.keys(located.operation.responses);
  const missing = documented.filter((status) => !described.includes(status));
  const invented = described.filter((status) => status < "400" && !documented.includes(status));
  return [
    ...missing.map((status) => problem(place, `status ${status}`, "that it exists", undefined)),
    ...invented.map((status) => problem(place, `status ${status}`, undefined, "that it exists")),
  ];
}

function hasScheme({ bundle, operation }: Located, header: string): boolean {
  const names = (operation.security ?? bundle.security ?? []).flatMap(Object.keys);
  return names.some((name) => {
    const scheme = bundle.components.securitySchemes?.[name];
    return scheme?.type === "apiKey" && scheme.in === "header" && scheme.name === header;
  });
}

export function checkHeaders(facts: FactFile, located: Located): Problems {
  return Object.entries(facts.headers).flatMap(([name, header]) => {
    const place = { operationId: facts.operationId, where: `header ${name}` };
    if (header.as === "securityScheme") {
      return compare(place, "security scheme", true, hasScheme(located, name));
    }
    const body = located.operation.requestBody;
    const content = body && resolve(located.bundle, body).content;
    return compare(place, "media types of the body", header.values, Object.keys(content ?? {}));
  });
}
