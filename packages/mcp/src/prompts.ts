import { loadWorkflows } from "@hcnet/operations";
import type { GetPromptResult, Prompt } from "@modelcontextprotocol/server";

/** Lists the workflows as prompts. */
export const listPrompts = (): Prompt[] =>
  loadWorkflows().map(({ id, title, description, inputs }) => ({
    name: id,
    title,
    description,
    arguments: inputs.map((input) => ({ ...input })),
  }));

/**
 * Writes the prompt of a workflow: its steps in order, with the given arguments.
 *
 * @throws Error naming the prompt or an argument that is missing.
 */
export function getPrompt(name: string, args: Readonly<Record<string, string>>): GetPromptResult {
  const workflow = loadWorkflows().find(({ id }) => id === name);
  if (workflow === undefined) {
    throw new Error(`name: expected a workflow, got ${JSON.stringify(name)}`);
  }
  const missing = workflow.inputs.find((input) => input.required && args[input.name] === undefined);
  if (missing !== undefined)
    throw new Error(`arguments.${missing.name}: expected a value, got none`);
  const fill = (text: string): string =>
    text.replace(/\$inputs\.(\w+)/g, (all, input: string) => args[input] ?? all);
  const given = workflow.inputs.map(
    (input) => `- ${input.name}: ${args[input.name] ?? "not given"}`,
  );
  const steps = workflow.steps.map(({ description, operationId, body, conditions }, index) => {
    const sent = body === undefined ? "" : ` with body ${fill(JSON.stringify(body))}`;
    const checks = conditions.map((condition) => `   - expect ${fill(condition)}`);
    return [`${index + 1}. ${description} Call ${operationId}${sent}.`, ...checks].join("\n");
  });
  const text = [
    ...[`${workflow.title}. ${workflow.description}`, "", ...given, "", "Steps, in this order:"],
    ...[...steps, "", "Stop at the first step whose expectation does not hold, and report it."],
  ].join("\n");
  return { messages: [{ role: "user", content: { type: "text", text } }] };
}
