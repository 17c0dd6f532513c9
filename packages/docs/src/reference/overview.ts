import type { Api, LocatedOperation } from "../openapi/apis.js";
import { commonErrors } from "../openapi/errors.js";
import { documentLink, downloadRows, POSTMAN } from "../openapi/forms.js";
import { slug } from "../site/markdown.js";
import type { Page, SearchEntry } from "../site/page.js";
import { errorTable } from "./errors.js";
import type { ReferenceData } from "./operation.js";
import { apiPath, fieldsPath, modelPath, operationPath } from "./paths.js";
import { type StateMachine, stateBlock, statesOf } from "./states.js";

/** The overview of an API. */
export async function overviewPage(
  api: Api,
  machines: readonly StateMachine[],
  data: ReferenceData,
): Promise<Page> {
  const { title, summary = "", description = "", version } = api.document.info;
  const states = await Promise.all(
    machines.map(
      async (machine) => [`### ${machine.title}`, await stateBlock(api, machine)] as const,
    ),
  );
  return {
    path: apiPath(api),
    title,
    kind: "api",
    description: summary,
    keywords: `${api.name} ${api.packageName}`,
    parents: [{ title: "Reference", path: "/reference.html" }],
    links: [documentLink(api)],
    content: [
      description.trim(),
      install(api, version),
      operationsText(api),
      ...(states.length === 0 ? [] : ["## States", ...states.flat()]),
      endpoints(api),
      `## Common errors\n\nEvery operation can fail with these.\n\n${errorTable(commonErrors(api), data.codes, data.cures)}`,
      modelsText(api),
      downloads(api),
    ],
    entries: machines.map((machine) => stateEntry(api, machine)),
  };
}

/** Leads from the search to a state machine. */
function stateEntry(api: Api, machine: StateMachine): SearchEntry {
  const states = statesOf(api, machine);
  return {
    kind: "api",
    title: `${machine.title}: states`,
    target: `${apiPath(api)}#${slug(machine.title)}`,
    context: api.document.info.title,
    text: `States: ${states.map(({ value }) => value).join(", ")}.`,
    keywords: "lifecycle transitions",
  };
}

function install({ packageName }: Api, version: string): string {
  return `\`\`\`sh
npm install ${packageName}
\`\`\`

Version ${version} of the document and the client. New here? Start with [Install and first call](/guides/first-call.html).`;
}

function operationsText(api: Api): string {
  const tags = new Map<string, LocatedOperation[]>();
  for (const operation of api.operations) {
    const tag = operation.tags[0] ?? "";
    tags.set(tag, [...(tags.get(tag) ?? []), operation]);
  }
  const described = new Map(api.document.tags?.map(({ name, description }) => [name, description]));
  const sections = Array.from(tags, ([tag, operations]) => {
    const rows = operations.map((operation) => {
      const { method, path, summary } = operation;
      return `| [${summary}](${operationPath(api, operation)}) | \`${method.toUpperCase()} ${path}\` | \`${operation.operationId}\` |`;
    });
    const table = ["| Operation | Request | Function |", "| --- | --- | --- |", ...rows].join("\n");
    return [`### ${tag}`, described.get(tag) ?? "", table].join("\n\n");
  });
  return ["## Operations", ...sections].join("\n\n");
}

function endpoints({ document }: Api): string {
  const rows = document.servers.map(({ url, description = "" }) => `- \`${url}\`: ${description}`);
  return `## Endpoints\n\n${rows.join("\n")}\n\nSee [Credentials, regions and projects](/guides/credentials-and-regions.html) for other regions and partner clouds.`;
}

function modelsText(api: Api): string {
  const names = Object.keys(api.document.components?.schemas ?? {}).sort();
  const links = names.map((name) => `[\`${name}\`](${modelPath(api, name)})`);
  return `## Models\n\n${links.join(", ")}.\n\nAll [parameters and fields](${fieldsPath(api)}) in alphabetical order.`;
}

function downloads(api: Api): string {
  return `## Download

| Document | JSON | YAML |
| --- | --- | --- |
${downloadRows(api).join("\n")}

The package [@hcnet/specs](/guides/other-languages.html) has them too, and a [Postman collection](${POSTMAN}) of all APIs.`;
}
