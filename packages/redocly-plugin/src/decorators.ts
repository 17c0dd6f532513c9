import type { Oas3Decorator } from "@redocly/openapi-core";
import { describeEnums } from "./decorators/describe-enums.js";
import { inlineExternalExamples } from "./decorators/inline-external-examples.js";
import { operationParameters } from "./decorators/operation-parameters.js";
import { parameterExamples } from "./decorators/parameter-examples.js";

export const decorators: Record<string, Oas3Decorator> = {
  "describe-enums": describeEnums,
  "inline-external-examples": inlineExternalExamples,
  "operation-parameters": operationParameters,
  "parameter-examples": parameterExamples,
};
