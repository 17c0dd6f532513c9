import { InvalidArgumentError } from "../errors/errors.js";
import { encode } from "./encode.js";

/** Values for the `{…}` of a path template. */
export type PathParameters = Readonly<Record<string, unknown>>;

function encodeSegment(name: string, value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number") {
    throw new InvalidArgumentError(
      `path.${name}: ${value === undefined ? "missing" : "must be a string"}`,
    );
  }
  const text = String(value);
  // A URL parser drops an empty or dotted segment, so the request would go elsewhere.
  if (/^\.{0,2}$/.test(text)) {
    throw new InvalidArgumentError(
      `path.${name}: ${JSON.stringify(text)} cannot be a path segment`,
    );
  }
  return encode(`path.${name}`, text);
}

/**
 * Fills a path template; no value can leave its segment.
 *
 * @throws InvalidArgumentError naming a parameter that is missing or cannot be a segment, or when
 * the template is no path.
 */
export function fillPath(template: string, parameters: PathParameters): string {
  // Put after the base URL, ".example.com/" would be another host.
  if (!template.startsWith("/")) throw new InvalidArgumentError("path: must begin with a slash");
  return template.replace(/\{([^{}]*)\}/g, (_, name: string) =>
    encodeSegment(name, Object.hasOwn(parameters, name) ? parameters[name] : undefined),
  );
}
