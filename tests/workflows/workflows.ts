import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { ROOT, WORKFLOWS } from "../../scripts/lib/apis.js";

interface Input {
  readonly format?: string;
  readonly examples?: readonly unknown[];
}

interface ArazzoDocument {
  readonly sourceDescriptions: readonly { readonly name: string }[];
  readonly workflows: readonly {
    readonly inputs: { readonly properties: Readonly<Record<string, Input>> };
  }[];
}

/** A document of `specs/workflows`. */
export interface WorkflowFile {
  readonly name: string;
  /** Path from the root. */
  readonly path: string;
  /** The APIs that it calls, as it names them. */
  readonly sources: readonly string[];
  /** The first example of every input that is no secret. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

function read(path: string): WorkflowFile {
  const document = parse(readFileSync(join(ROOT, path), "utf8")) as ArazzoDocument;
  const inputs = document.workflows.flatMap((workflow) =>
    Object.entries(workflow.inputs.properties),
  );
  return {
    name: basename(path, ".arazzo.yaml"),
    path,
    sources: document.sourceDescriptions.map(({ name }) => name),
    inputs: Object.fromEntries(
      inputs
        .filter(([, { format }]) => format !== "password")
        .map(([name, { examples = [] }]) => [name, examples[0]]),
    ),
  };
}

/** All of them. */
export const workflowFiles: readonly WorkflowFile[] = WORKFLOWS.map(read);
