import type { Api, LocatedOperation } from "../../src/apis.js";

interface Example {
  readonly "x-documented"?: boolean;
  readonly value: unknown;
}

interface Bundle {
  readonly paths: Readonly<Record<string, PathItem | undefined>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

type PathItem = { readonly parameters?: readonly { readonly $ref: string }[] } & Readonly<
  Record<string, Operation>
>;

interface Operation {
  readonly requestBody: {
    readonly content: {
      readonly "application/json": { readonly examples: Readonly<Record<string, Example>> };
    };
  };
}

interface Parameter {
  readonly name: string;
  readonly schema: { readonly examples: readonly string[] };
}

/** The request of an operation as its source document shows it. */
export function documentedRequest(
  api: Api,
  { path, method, operationId }: LocatedOperation,
): { readonly path: string; readonly body: unknown } {
  const { paths, components } = JSON.parse(api.bundle) as Bundle;
  const item = paths[path];
  const examples = item?.[method]?.requestBody.content["application/json"].examples ?? {};
  const example = Object.values(examples).find((each) => each["x-documented"] === true);
  if (example === undefined) throw new Error(`${operationId} has no documented request`);
  const names = (item?.parameters ?? []).map(({ $ref }) => $ref.split("/").at(-1) ?? "");
  const filled = names.reduce((url, reference) => {
    const { name, schema } = components.parameters[reference] as Parameter;
    return url.replace(
      `{${name}}`,
      name === "project_id" ? "$PROJECT_ID" : `${schema.examples[0]}`,
    );
  }, path);
  return { path: filled, body: example.value };
}
