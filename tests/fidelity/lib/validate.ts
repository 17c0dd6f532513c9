import { Ajv2020 } from "ajv/dist/2020.js";
import type { Bundle, Schema } from "./bundle.js";
import type { JsonValue } from "./facts.js";

/** What is wrong with a value under a schema of the bundle; undefined if nothing. */
export function violation(bundle: Bundle, schema: Schema, value: JsonValue): string | undefined {
  // Formats tell what is meant and are asserted by nobody here; unknown keywords are extensions.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const whole = { components: bundle.components, allOf: [schema] };
  return ajv.validate(whole, value) ? undefined : ajv.errorsText();
}
