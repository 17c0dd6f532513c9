import type { Names } from "./names.js";

/** The project and the resource of the examples. */
export const PROJECT_ID = "cfa563efb77d4b6d9960781d82530fd8";
const ITEM = { id: "0f3a1f0c-6c1e-4a53-9d3f-5b1f0c7c2d11", name: "example" };
const REQUEST_ID = "d346a69661d82c7b14bdc7ac0cd62cbd";

/** The body of the documented example. */
export const documentedBody = ({ items }: Names): object => ({
  [items]: [ITEM],
  request_id: REQUEST_ID,
});

const openapi = ({ api, title }: Names): string => `openapi: 3.1.0
info:
  title: ${title}
  version: 0.1.0
  summary: Lists the ${title} of a project.
  description: What the resource is, in a few sentences of our own.
  contact:
    name: hcnet
    url: https://github.com/hcnet/hcnet
  license:
    name: MIT
    identifier: MIT
servers:
  - url: https://service.{region}.myhuaweicloud.com
    description: The endpoint of a region. \`region\` is a region ID such as \`cn-north-4\`.
    variables:
      region:
        default: cn-north-4
security:
  - Token: []
  - Signature: []
tags:
  - name: ${title}
    description: Read ${title}.
paths:
  /v1/{project_id}/${api}:
    $ref: paths/${api}.yaml
components:
  securitySchemes:
    Token:
      $ref: ../shared/security-schemes/Token.yaml
    Signature:
      $ref: ../shared/security-schemes/Signature.yaml
`;

/** The first operation. The mock needs the examples of its error responses. */
const path = ({ title, list, operationId }: Names): string => `parameters:
  - $ref: ../../shared/parameters/ProjectId.yaml
get:
  operationId: ${operationId}
  tags: [${title}]
  summary: List ${title}
  description: Returns all ${title} of the project.
  x-source:
    document: Title of the vendor's page
    publication: Name of the vendor's API reference
  responses:
    "200":
      description: The ${title} of the project.
      headers:
        X-Request-Id:
          $ref: ../../shared/headers/XRequestId.yaml
      content:
        application/json:
          schema:
            $ref: ../schemas/${list}.yaml
          examples:
            documented:
              summary: A list of one
              x-documented: true
              externalValue: ../examples/${operationId}.documented.response.json
    "400":
      $ref: ../responses/BadRequest.yaml
    "401":
      $ref: ../../shared/responses/Unauthorized.yaml
    "403":
      $ref: ../../shared/responses/Forbidden.yaml
    "404":
      $ref: ../responses/ApiNotPublished.yaml
    "429":
      $ref: ../../shared/responses/TooManyRequests.yaml
    "500":
      $ref: ../../shared/responses/InternalServerError.yaml
    "502":
      $ref: ../../shared/responses/BadGateway.yaml
    "503":
      $ref: ../../shared/responses/ServiceUnavailable.yaml
    "504":
      $ref: ../../shared/responses/GatewayTimeout.yaml
`;

const list = ({ title, items, model }: Names): string => `type: object
description: The ${title} of a project.
required: [${items}]
properties:
  ${items}:
    type: array
    description: All ${title} of the project.
    items:
      $ref: ./${model}.yaml
  request_id:
    type: string
    description: Request ID, the same as in the \`X-Request-Id\` header.
    examples: [${REQUEST_ID}]
`;

const model = ({ title }: Names): string => `type: object
description: One of the ${title}.
required: [id]
properties:
  id:
    type: string
    format: uuid
    description: ID of the resource.
    examples: [${ITEM.id}]
  name:
    type: string
    description: Name of the resource.
    examples: [${ITEM.name}]
`;

function errorResponse(
  description: string,
  example: { readonly name: string; readonly code: string; readonly message: string },
): string {
  return `description: ${description}
headers:
  X-Request-Id:
    $ref: ../../shared/headers/XRequestId.yaml
content:
  application/json:
    schema:
      $ref: ../../shared/schemas/GatewayError.yaml
    examples:
      ${example.name}:
        summary: ${description.replace(/\.$/, "")}
        value:
          error_code: ${example.code}
          error_msg: ${JSON.stringify(example.message)}
          request_id: ${REQUEST_ID}
`;
}

/** The document of a new API, with one operation. */
export function specFiles(names: Names): Readonly<Record<string, string>> {
  const root = `specs/${names.api}`;
  const body = `${JSON.stringify(documentedBody(names), null, 2)}\n`;
  return {
    [`${root}/openapi.yaml`]: openapi(names),
    [`${root}/paths/${names.api}.yaml`]: path(names),
    [`${root}/schemas/${names.list}.yaml`]: list(names),
    [`${root}/schemas/${names.model}.yaml`]: model(names),
    [`${root}/examples/${names.operationId}.documented.response.json`]: body,
    [`${root}/responses/BadRequest.yaml`]: errorResponse("The service rejected the request.", {
      name: "badParameter",
      code: "APIGW.0602",
      message: "project_id: must have 1 to 64 characters",
    }),
    [`${root}/responses/ApiNotPublished.yaml`]: errorResponse(
      "The API is not published in the region.",
      {
        name: "apiNotPublished",
        code: "APIGW.0101",
        message: "The API does not exist or has not been published in the environment",
      },
    ),
  };
}
