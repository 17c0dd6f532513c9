import { Ajv2020 } from "ajv/dist/2020.js";
import type { Bundle, Schema } from "./bundle.js";
import type { JsonValue } from "./facts.js";

const COMPONENT = "#/components/schemas/";

/** The models that a schema needs, directly or through others: the rest takes longer than the check. */
function modelsOf(bundle: Bundle, schema: Schema): Readonly<Record<string, Schema>> {
  const models: Record<string, Schema> = {};
  const queue: unknown[] = [schema];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (typeof node !== "object" || node === null) continue;
    queue.push(...Object.values(node));
    const { $ref } = node as Schema;
    const name = $ref?.startsWith(COMPONENT) ? $ref.slice(COMPONENT.length) : undefined;
    const model = name === undefined ? undefined : bundle.components.schemas?.[name];
    if (name === undefined || model === undefined || name in models) continue;
    models[name] = model;
    queue.push(model);
  }
  return models;
}

/** What is wrong with a value under a schema of the bundle; undefined if nothing. */
export function violation(bundle: Bundle, schema: Schema, value: JsonValue): string | undefined {
  // Formats tell what is meant and are asserted by nobody here; unknown keywords are extensions.
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    allErrors: true,
    validateSchema: false,
    code: { optimize: false },
  });
  const whole = { components: { schemas: modelsOf(bundle, schema) }, allOf: [schema] };
  return ajv.validate(whole, value) ? undefined : ajv.errorsText();
}
