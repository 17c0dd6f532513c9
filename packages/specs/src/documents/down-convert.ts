import { Converter } from "@apiture/openapi-down-convert";
import type { OpenApiDocument } from "./document.js";

const LICENSE_URL = "https://spdx.org/licenses/MIT.html";

/** The document in OpenAPI 3.0.3, which has neither `info.summary` nor identifiers of licenses. */
export function downConvert(document: OpenApiDocument): OpenApiDocument {
  const converted = new Converter(document, { allOfTransform: true }).convert() as OpenApiDocument;
  const { summary: _, ...info } = converted.info;
  return {
    ...converted,
    openapi: "3.0.3",
    info: { ...info, license: { name: "MIT", url: LICENSE_URL } },
  };
}
