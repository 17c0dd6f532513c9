import { type LocatedOperation, METHODS } from "../lib/openapi.js";
import { fieldGroup, isInputOptional } from "./client-types.js";
import { tsDoc } from "./describe.js";
import { clientName, linkTo } from "./operation-comments.js";
import type { OperationTypes } from "./operation-types.js";
import { annotation } from "./print.js";

/** `PublicipsHttp` for `publicips`. */
export const httpName = (api: string): string => clientName(api).replace(/Client$/, "Http");

const routesName = (api: string): string => clientName(api).replace(/Client$/, "Routes");

/** The init of `http` calls: the input of the operation function in the form of openapi-fetch. */
function initOf(types: OperationTypes): string {
  const { prefix, pathFields, wirePathFields, queryFields, body, method, path } = types;
  const input = `${prefix}Input`;
  const isRenamed = pathFields.some(({ name }, index) => name !== wirePathFields[index]?.name);
  const pathText = isRenamed
    ? fieldGroup("path", "Path parameters; the session adds `project_id`.", wirePathFields, "    ")
    : `    path${annotation(pathFields.length === 0, `${input}["path"]`)};\n`;
  const isQueryOptional = queryFields.every(({ isOptional }) => isOptional);
  const areParamsOptional = pathFields.length === 0 && isQueryOptional;
  const isBodyOptional = body === undefined || body.isOptional;
  return `/** Init of \`http.${method.toUpperCase()}("${path}")\`. */
export interface ${prefix}Init extends CallOptions {
  /** Path and query parameters. */
  params${annotation(areParamsOptional, `{\n${pathText}    query${annotation(isQueryOptional, `${input}["query"]`)};\n  }`)};
  /** The request body. */
  body${annotation(isBodyOptional, `${input}["body"]`)};
}
`;
}

function routesOf(api: string, operations: readonly OperationTypes[]): string {
  const methods = METHODS.flatMap((method) => {
    const rows = operations
      .filter((each) => each.method === method)
      .map((types) => {
        const { path, prefix, errors } = types;
        const init = `[init${isInputOptional(types) ? "?" : ""}: ${prefix}Init]`;
        return `    ${JSON.stringify(path)}: { arguments: ${init}; data: ${prefix}Output; error: ${errors.join(" | ")} };\n`;
      });
    return rows.length === 0 ? [] : [`  ${method.toUpperCase()}: {\n${rows.join("")}  };\n`];
  });
  return `/** What {@link ${httpName(api)}} takes and returns, by method and path. */
export interface ${routesName(api)} {
${methods.join("")}}
`;
}

function methodOf(
  api: string,
  method: LocatedOperation["method"],
  operations: readonly OperationTypes[],
): string[] {
  const served = operations.filter((each) => each.method === method);
  if (served.length === 0) return [];
  const name = method.toUpperCase();
  const rows = served.map(
    ({ path, id, operation }) => `- \`${path}\`: ${operation.summary ?? id} (\`${id}\`)`,
  );
  const routes = `${routesName(api)}["${name}"]`;
  const [only] = served.length === 1 ? served : [];
  const description = only?.operation.description?.trim();
  const comment = `Sends ${name} to a path:

${rows.join("\n")}
${description === undefined ? "" : `\n${description}\n`}
Resolves to \`{ data }\` or \`{ error }\` with the \`response\`.

@throws ConnectionError, TimeoutError or AbortError when there is no response.
${linkTo(api)}`;
  return [
    `${tsDoc(comment, "  ")}  ${name}<Path extends keyof ${routes}>(
    path: Path,
    ...init: ${routes}[Path]["arguments"]
  ): Promise<HttpResult<${routes}[Path]["data"], ${routes}[Path]["error"]>>;
`,
  ];
}

/** The names of the types that {@link httpTypes} declares. */
export const httpTypeNames = (api: string, operations: readonly OperationTypes[]): string[] => [
  httpName(api),
  routesName(api),
  ...operations.map(({ prefix }) => `${prefix}Init`),
];

/** The types of `client.http`, with a named init for each operation. */
export function httpTypes(api: string, operations: readonly OperationTypes[]): string {
  const methods = METHODS.flatMap((method) => methodOf(api, method, operations));
  return `/** The operations of {@link ${clientName(api)}} by method and path, in the style of openapi-fetch. */
export interface ${httpName(api)} extends Omit<PathClient<paths>, HttpMethod> {
${methods.join("")}}

${[routesOf(api, operations), ...operations.map(initOf)].join("\n")}`;
}
