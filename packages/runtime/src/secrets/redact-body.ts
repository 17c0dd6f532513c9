import { parseJson } from "../json.js";
import { REDACTED } from "../redact.js";
import type { Redactor } from "./redactor.js";

/** Redacts a body so that JSON stays JSON. */
export function redactBody(body: string, redact: Redactor): string {
  const redacted = redact(body);
  if (redacted === body || parseJson(redacted) !== undefined) return redacted;
  try {
    // A secret that is a number there.
    const withoutNumbers: unknown = JSON.parse(body, (_, value: unknown) =>
      typeof value === "number" && redact(`${value}`) !== `${value}` ? REDACTED : value,
    );
    return redact(JSON.stringify(withoutNumbers));
  } catch {
    return redacted;
  }
}
