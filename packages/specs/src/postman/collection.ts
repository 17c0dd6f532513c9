import { type OpenApiDocument, type Operation, operationsOf } from "../documents/document.js";
import { isObject, type Json, type JsonObject } from "../json.js";

const SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/**
 * A Postman collection (v2.1) of dereferenced documents: a folder per API, a request per operation,
 * and a script that signs each request.
 */
export function postmanCollection(
  documents: Readonly<Record<string, OpenApiDocument>>,
  script: string,
): JsonObject {
  const variables: [string, string][] = [
    ["region", "cn-north-4"],
    ["project_id", ""],
    ["access_key", ""],
    ["secret_key", ""],
    ["security_token", ""],
    ["token", ""],
    ...Object.entries(documents).map(([api, document]): [string, string] => [
      urlVariable(api),
      String(document.servers[0]?.url).replace("{region}", "{{region}}"),
    ]),
  ];
  return {
    info: {
      name: "Huawei Cloud networking (hcnet)",
      description:
        "Set `project_id`, and `access_key` with `secret_key` or `token`. The pre-request script of the collection signs each request.",
      schema: SCHEMA,
    },
    item: Object.entries(documents).map(([api, document]) => folder(api, document)),
    event: [
      {
        listen: "prerequest",
        script: { type: "text/javascript", exec: script.trimEnd().split("\n") },
      },
    ],
    variable: variables.map(([key, value]) => ({ key, value })),
  };
}

const urlVariable = (api: string): string => `${api.replaceAll("-", "_")}_url`;

function folder(api: string, document: OpenApiDocument): JsonObject {
  return {
    name: String(document.info.title),
    description: String(document.info.description),
    item: operationsOf(document).map(({ method, path, operation }) => ({
      name: operation.summary,
      request: request(api, method, path, operation),
      response: [],
    })),
  };
}

function request(api: string, method: string, path: string, operation: Operation): JsonObject {
  const segments = path.slice(1).replace(/\{(\w+)\}/g, ":$1");
  const body = firstExample(operation.requestBody);
  const query = parameters(operation, "query").flatMap((parameter) => queryOf(parameter));
  return {
    method: method.toUpperCase(),
    description: String(operation.description),
    header: body === undefined ? [] : [{ key: "Content-Type", value: "application/json" }],
    url: {
      raw: `{{${urlVariable(api)}}}/${segments}`,
      host: [`{{${urlVariable(api)}}}`],
      path: segments.split("/"),
      query,
      variable: parameters(operation, "path").map(({ name = "", example, description = "" }) => ({
        key: name,
        value: name === "project_id" ? "{{project_id}}" : String(example),
        description,
      })),
    },
    ...(body === undefined
      ? {}
      : {
          body: {
            mode: "raw",
            raw: JSON.stringify(body, null, 2),
            options: { raw: { language: "json" } },
          },
        }),
  };
}

/** Optional parameters are there, but disabled. */
function queryOf({ name = "", example, required, description = "" }: JsonObject): JsonObject[] {
  const values = Array.isArray(example) ? example : [example];
  return values.map((value) => ({
    key: name,
    value: String(value),
    description,
    disabled: required !== true,
  }));
}

function parameters(operation: Operation, place: string): JsonObject[] {
  const list = Array.isArray(operation.parameters) ? operation.parameters : [];
  return list.filter(isObject).filter((parameter) => parameter.in === place);
}

function firstExample(requestBody: Json | undefined): Json | undefined {
  const content = isObject(requestBody) ? requestBody.content : undefined;
  const media = isObject(content) ? content["application/json"] : undefined;
  const examples = isObject(media) ? media.examples : undefined;
  const [first] = isObject(examples) ? Object.values(examples) : [];
  return isObject(first) ? first.value : undefined;
}
