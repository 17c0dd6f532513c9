import type { Oas3Decorator } from "@redocly/openapi-core";
import { describeEnums } from "./decorators/describe-enums.js";
import { inlineExternalExamples } from "./decorators/inline-external-examples.js";

export const decorators: Record<string, Oas3Decorator> = {
  "describe-enums": describeEnums,
  "inline-external-examples": inlineExternalExamples,
};
