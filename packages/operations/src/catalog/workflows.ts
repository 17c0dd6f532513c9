import type { Json, Workflow, WorkflowStep } from "./types.js";

interface ArazzoDocument {
  readonly workflows: readonly {
    readonly workflowId: string;
    readonly summary: string;
    readonly description?: string;
    readonly inputs: { readonly required?: readonly string[]; readonly properties: Json };
    readonly steps: readonly {
      readonly stepId: string;
      readonly description?: string;
      readonly operationId: string;
      readonly requestBody?: { readonly payload: unknown };
      readonly successCriteria?: readonly { readonly condition: string }[];
    }[];
  }[];
}

/** Describes the workflows of an Arazzo document. */
export function describeWorkflows(document: unknown): readonly Workflow[] {
  return (document as ArazzoDocument).workflows.map((workflow) => {
    const { workflowId, summary, description = summary, inputs, steps } = workflow;
    const required = new Set(inputs.required ?? []);
    // The session has the credentials and the project.
    const names = Object.keys(inputs.properties).filter(
      (name) => !/^(token|project_id)$/.test(name),
    );
    return {
      id: workflowId,
      title: summary,
      description: description.trim(),
      inputs: names.map((name) => {
        const input = inputs.properties[name] as { readonly description?: string };
        return { name, description: input.description ?? name, required: required.has(name) };
      }),
      steps: steps.map(
        (step): WorkflowStep => ({
          id: step.stepId,
          description: step.description?.trim() ?? step.stepId,
          operationId: step.operationId,
          ...(step.requestBody === undefined ? {} : { body: step.requestBody.payload }),
          conditions: (step.successCriteria ?? []).map(({ condition }) => condition),
        }),
      ),
    };
  });
}
