import type { Operation } from "@hcnet/operations";

const PATTERN = /^(?:(?:[a-z][a-z-]*|\*):)?[A-Za-z*]+$/;

/**
 * Checks a pattern of operations.
 *
 * @throws Error naming the option when it is none.
 */
export function checkPattern(option: string, pattern: string): void {
  if (PATTERN.test(pattern)) return;
  throw new Error(
    `${option}: expected an API, an operation ID or both, such as "publicips:update*", got ${JSON.stringify(pattern)}`,
  );
}

/**
 * Tells whether a pattern matches an operation: `publicips` and `publicips:*` match an API, `update*`
 * matches operation ids of all APIs, and `publicips:update*` both.
 */
export function matches(pattern: string, { api, id }: Pick<Operation, "api" | "id">): boolean {
  const [first = "", second] = pattern.split(":");
  if (second !== undefined) return isLike(first, api.name) && isLike(second, id);
  return first === api.name || isLike(first, id);
}

/** Compares without a regular expression: each part must follow the one before it. */
function isLike(pattern: string, text: string): boolean {
  const parts = pattern.split("*");
  const [first = ""] = parts;
  const last = parts.at(-1) ?? "";
  if (parts.length === 1) return pattern === text;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
