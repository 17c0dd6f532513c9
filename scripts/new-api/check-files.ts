import type { Names } from "./names.js";
import { documentedBody, PROJECT_ID } from "./spec-files.js";

const STATUSES = ["200", "400", "401", "403", "404", "429", "500", "502", "503", "504"];

const sampleInTypeScript = ({ api, items, operationId }: Names): string =>
  `import { createClient } from "@hcnet/${api}";
import { fromEnvironment } from "@hcnet/${api}/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const { ${items} } = await client.${operationId}();
for (const item of ${items}) console.log(item.id, item.name);
`;

const sampleInCurl = ({ api }: Names): string =>
  `curl --fail-with-body --silent --show-error --request GET \\
  "$ENDPOINT/v1/$PROJECT_ID/${api}" \\
  --header "X-Auth-Token: $TOKEN"
`;

/** What the page of the operation says, to be written from the page and never from the spec. */
const facts = ({ api, items, operationId }: Names): string => `operationId: ${operationId}
api: ${api}
source: Name of the vendor's API reference, title and date of the page
method: get
path: /v1/{project_id}/${api}

statuses:
  "200": { seen: table }

headers:
  X-Auth-Token: { type: string, mandatory: true, seen: table, as: securityScheme }

pathParameters:
  project_id:
    {
      type: string,
      mandatory: true,
      min: 1,
      max: 64,
      seen: table,
      accepts: [${PROJECT_ID}],
    }

examples: [response]

request: {}
requestBodies: {}

response:
  ${items}: { type: array, seen: both }
  ${items}[]: { type: object, seen: both }
  ${items}[].id: { type: string, format: uuid, seen: both }
  ${items}[].name: { type: string, seen: both }
  request_id: { type: string, seen: both }

responseRequired:
  always: [${items}, "${items}[].id"]
  never: [request_id, "${items}[].name"]

beyondSource:
  request: {}
  response: {}

contradictions: {}
`;

/** What other sources than the page say, such as its statuses and the codes of errors. */
const tables = ({ api, operationId }: Names): string => `errors:
  error_code: { type: string, required: true }
  error_msg: { type: string, required: true }
  request_id: { type: string }
  encoded_authorization_message: { type: string }
errorCodes:
  - source: Error Codes of API Gateway, which each API reference refers to
    codes:
      [
        APIGW.0101,
        APIGW.0106,
        APIGW.0201,
        APIGW.0301,
        APIGW.0302,
        APIGW.0304,
        APIGW.0307,
        APIGW.0308,
        APIGW.0310,
        APIGW.0601,
        APIGW.0602,
        APIGW.0613,
      ]
  - source: Denials by a policy, IAM API reference
    codes: [PAP5.0001]
operations:
  ${operationId}:
    source: API Explorer
    method: get
    path: /v1/{project_id}/${api}
    statuses: [${STATUSES.map((status) => `"${status}"`).join(", ")}]
`;

const changeset = ({ api, title }: Names): string => `---
"@hcnet/${api}": minor
---

First release: a typed client for ${title}.
`;

/** The samples of the first operation, the facts that it is compared with, and the changeset. */
export function checkFiles(names: Names): Readonly<Record<string, string>> {
  const { api, operationId } = names;
  const body = `${JSON.stringify(documentedBody(names), null, 2)}\n`;
  return {
    [`packages/docs/samples/${api}/${operationId}.ts`]: sampleInTypeScript(names),
    [`packages/docs/samples/${api}/${operationId}.sh`]: sampleInCurl(names),
    [`tests/fidelity/facts/${operationId}.yaml`]: facts(names),
    [`tests/fidelity/examples/${operationId}.response.json`]: body,
    [`tests/fidelity/tables/${api}.yaml`]: tables(names),
    [`.changeset/${api}.md`]: changeset(names),
  };
}
