import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** A criterion of Arazzo. */
interface Criterion {
  readonly condition: string;
}

/** A step of a workflow. */
export interface Step {
  readonly stepId: string;
  readonly description?: string;
  readonly operationId: string;
  readonly requestBody?: { readonly payload: unknown };
  readonly successCriteria?: readonly Criterion[];
  readonly onFailure?: readonly {
    readonly type: string;
    readonly retryAfter?: number;
    readonly retryLimit?: number;
  }[];
}

/** A document of `specs/workflows`, which holds one workflow. */
export interface Workflow {
  /** Name of the file, without extension. */
  readonly name: string;
  readonly info: { readonly title: string; readonly summary: string; readonly description: string };
  readonly sourceDescriptions: readonly { readonly name: string; readonly url: string }[];
  readonly workflow: {
    readonly workflowId: string;
    readonly description?: string;
    readonly steps: readonly Step[];
    readonly inputs: {
      readonly properties: Readonly<Record<string, { readonly description?: string }>>;
    };
  };
}

/** Where the workflows are. */
export const WORKFLOWS = fileURLToPath(new URL("../../../../specs/workflows", import.meta.url));

/** Reads all workflows. */
export async function loadWorkflows(): Promise<readonly Workflow[]> {
  const files = (await readdir(WORKFLOWS)).filter((file) => file.endsWith(".arazzo.yaml")).sort();
  return Promise.all(
    files.map(async (file) => {
      const { workflows, ...document } = parse(await readFile(join(WORKFLOWS, file), "utf8"));
      const [workflow] = workflows;
      return { ...document, workflow, name: basename(file, ".arazzo.yaml") } as Workflow;
    }),
  );
}

/** The operation that a step calls, and the API that it is of. */
export function callOf(
  { sourceDescriptions }: Workflow,
  { operationId }: Step,
): { api: string; operationId: string } {
  const [, source, operation = operationId] =
    /^\$sourceDescriptions\.(\w+)\.(\w+)$/.exec(operationId) ?? [];
  const found = sourceDescriptions.find(({ name }) => name === source) ?? sourceDescriptions[0];
  return { api: found?.url.split("/").at(-2) ?? "", operationId: operation };
}

/** What a step waits for or checks, in words: its criteria other than the status of the response. */
export const conditionsOf = ({ successCriteria = [] }: Step): readonly string[] =>
  successCriteria
    .filter(({ condition }) => !condition.includes("$statusCode"))
    .map(({ condition }) =>
      condition
        .replace("$response.body#/", "")
        .replaceAll("/", ".")
        .replaceAll("'", "")
        .replaceAll(/\$inputs\.(\w+)/g, "$1")
        .replaceAll(/\$steps\.(\w+)\.outputs\.(\w+(?:\.\w+)*)/g, "$2 of $1"),
    );
