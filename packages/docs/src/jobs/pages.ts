import { sampleBlock } from "../guides/guides.js";
import { html } from "../html.js";
import type { Api } from "../openapi/apis.js";
import { operationPath } from "../reference/paths.js";
import type { Page } from "../site/page.js";
import { sequenceDiagram } from "./sequence.js";
import { callOf, conditionsOf, loadWorkflows, type Step, type Workflow } from "./workflow.js";

/** A page for each workflow, after their index. */
export async function jobPages(apis: readonly Api[]): Promise<readonly Page[]> {
  const workflows = await loadWorkflows();
  const pages = await Promise.all(workflows.map((workflow) => jobPage(workflow, apis)));
  const list = pages.map(({ title, path, description }) => `- [${title}](${path}): ${description}`);
  const index: Page = {
    path: "/jobs/index.html",
    title: "Jobs",
    kind: "page",
    description:
      "Tasks of several calls, each with a sequence diagram and code that runs in the page.",
    content: [
      "Each job is a documented sequence of calls, written as an [Arazzo](https://spec.openapis.org/arazzo/latest.html) workflow that is tested against the mock cloud, and as a TypeScript program that you can run here.",
      list.join("\n"),
    ],
  };
  return [index, ...pages];
}

async function jobPage(workflow: Workflow, apis: readonly Api[]): Promise<Page> {
  const { info, name } = workflow;
  const titles = new Map(apis.map((api) => [api.name, api.document.info.title]));
  const steps = workflow.workflow.steps.map((step, index) => stepText(workflow, step, index, apis));
  const list = `## Steps\n\n${steps.join("\n")}`;
  return {
    path: `/jobs/${name}.html`,
    title: info.title,
    kind: "job",
    description: info.summary,
    searchText: `${info.summary} ${info.description}`,
    parents: [{ title: "Jobs", path: "/jobs/index.html" }],
    content: [
      `${info.summary}\n\n${info.description.trim()}`,
      {
        html: () => html`<figure class="diagram">${sequenceDiagram(workflow, titles)}</figure>`,
        markdown: "",
      },
      list,
      "## Code",
      await sampleBlock(`jobs/${name}.ts`),
      inputsText(workflow),
      `## As a workflow\n\nThe job as an Arazzo document, for tools that run those: [${name}.arazzo.yaml](/downloads/workflows/${name}.arazzo.yaml).`,
    ],
  };
}

function stepText(workflow: Workflow, step: Step, index: number, apis: readonly Api[]): string {
  const { api: name, operationId } = callOf(workflow, step);
  const api = apis.find((one) => one.name === name);
  const call =
    api === undefined
      ? `\`${operationId}\``
      : `[\`${operationId}\`](${operationPath(api, { operationId })})`;
  const description = step.description?.trim().replaceAll(/\s+/g, " ") ?? "";
  const retry = step.onFailure?.find(({ type }) => type === "retry");
  const conditions = conditionsOf(step)
    .map((condition) => `\`${condition}\``)
    .join(" and ");
  const check =
    conditions === ""
      ? ""
      : retry === undefined
        ? ` Checks ${conditions}.`
        : ` Polls every ${retry.retryAfter} s until ${conditions}.`;
  return `${index + 1}. ${call}: ${description}${check}`;
}

function inputsText({ workflow }: Workflow): string {
  const rows = Object.entries(workflow.inputs.properties)
    .filter(([name]) => name !== "token")
    .map(([name, { description = "" }]) => `| \`${name}\` | ${description} |`);
  return ["## Inputs", "", "| Input | Meaning |", "| --- | --- |", ...rows].join("\n");
}
