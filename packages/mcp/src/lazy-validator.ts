// Replaces the SDK's own choice of a validator in the bundle of the command: Ajv is a third of what a
// start would load, and is needed for the first call of a tool only.
import { createRequire } from "node:module";
import process from "node:process";
import type {
  JsonSchemaType,
  JsonSchemaValidator,
  jsonSchemaValidator,
} from "@modelcontextprotocol/server";

export { process };

interface AjvModule {
  readonly AjvJsonSchemaValidator: new () => jsonSchemaValidator;
}

/** Validates with Ajv, which the first schema loads. */
export class DefaultJsonSchemaValidator implements jsonSchemaValidator {
  #validator: jsonSchemaValidator | undefined;

  getValidator<T>(schema: JsonSchemaType): JsonSchemaValidator<T> {
    this.#validator ??= createValidator();
    return this.#validator.getValidator<T>(schema);
  }
}

function createValidator(): jsonSchemaValidator {
  const name = "@modelcontextprotocol/server/validators/ajv";
  const { AjvJsonSchemaValidator } = createRequire(import.meta.url)(name) as AjvModule;
  return new AjvJsonSchemaValidator();
}
