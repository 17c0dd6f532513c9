import type { Api, LocatedOperation } from "../../src/openapi/apis.js";

interface Example {
  readonly "x-documented"?: boolean;
  readonly value: unknown;
}

interface Bundle {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>> | undefined>>;
}

interface Operation {
  readonly requestBody?: {
    readonly content: {
      readonly "application/json": { readonly examples?: Readonly<Record<string, Example>> };
    };
  };
}

interface Documented {
  readonly path: string;
  /** Several pages show several. */
  readonly bodies: readonly unknown[];
}

/** The request of an operation as its source document shows it, if that shows a body. */
export function documentedRequest(
  { document }: Api,
  { path, method, parameters }: LocatedOperation,
  projectId: string,
): Documented | undefined {
  const operation = (document as object as Bundle).paths[path]?.[method];
  const examples = operation?.requestBody?.content["application/json"].examples ?? {};
  const bodies = Object.values(examples)
    .filter((example) => example["x-documented"] === true)
    .map(({ value }) => value);
  if (bodies.length === 0) return undefined;
  const filled = parameters.reduce(
    (url, { name, schema }) =>
      url.replace(`{${name}}`, name === "project_id" ? projectId : `${schema?.examples?.[0]}`),
    path,
  );
  return { path: filled, bodies };
}

/** The operation of an API that a request is for. */
export function operationOf(
  { operations }: Api,
  request: { readonly method: string; readonly path: string },
): string | undefined {
  const fits = ({ method, path }: LocatedOperation): boolean =>
    method === request.method.toLowerCase() &&
    new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(request.path);
  // A path with a name in the place of a parameter wins.
  const [best] = operations
    .filter(fits)
    .sort((one, other) => one.path.split("{").length - other.path.split("{").length);
  return best?.operationId;
}
