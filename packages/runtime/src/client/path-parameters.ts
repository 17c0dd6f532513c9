import { InvalidArgumentError } from "../errors/errors.js";
import { shown } from "../options.js";
import { encode } from "./encode.js";

/** Values for the `{…}` of a path template. */
export type PathParameters = Readonly<Record<string, unknown>>;

function encodeSegment(name: string, value: unknown): string {
  const field = `path.${name}`;
  if (typeof value !== "string" && typeof value !== "number") {
    throw new InvalidArgumentError(`${field}: expected a string, got ${shown(value)}`);
  }
  const text = String(value);
  // A URL parser drops an empty or dotted segment, so the request would go elsewhere.
  if (/^\.{0,2}$/.test(text)) {
    throw new InvalidArgumentError(`${field}: ${shown(text)} cannot be a path segment`);
  }
  return encode(field, text);
}

/** @throws InvalidArgumentError for a path that is not absolute. */
export function checkPath(path: string): void {
  // Appended to the base URL, ".example.com/" would change the host.
  if (!path.startsWith("/"))
    throw new InvalidArgumentError(`path: expected a leading slash, got ${shown(path)}`);
}

/**
 * Fills a path template; no value can leave its segment.
 *
 * @throws InvalidArgumentError naming a parameter that is missing or cannot be a segment.
 */
export function fillPath(template: string, parameters: PathParameters): string {
  return template.replace(/\{([^{}]*)\}/g, (_, name: string) =>
    encodeSegment(name, Object.hasOwn(parameters, name) ? parameters[name] : undefined),
  );
}
