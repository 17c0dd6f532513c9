import { type Behavior, behaviors, transitions } from "@hcnet/mock";
import { html } from "../html.js";
import type { Api } from "../openapi/apis.js";
import { slug } from "../site/markdown.js";
import type { Block, Page } from "../site/page.js";

const PARENTS = [{ title: "Mock cloud", path: "/mock/index.html" }];

const SOURCES: Readonly<Record<string, string>> = {
  documented: "the vendor's documentation says so",
  observed: "seen in an example or in a client that works",
  inferred: "follows from what is documented and observed",
  chosen: "no source decides; this is the project's choice",
};

/** What the mock cloud does beyond the schemas: a page for each API, after their index. */
export function mockPages(apis: readonly Api[]): readonly Page[] {
  const groups = groupBehaviors(apis);
  const pages = groups.map(behaviorPage);
  const list = groups.map(
    ({ title, name, own }) => `- [${title}](/mock/${name}.html): ${own.length} behaviors`,
  );
  const index: Page = {
    path: "/mock/index.html",
    title: "Mock cloud",
    kind: "page",
    description:
      "What @hcnet/mock does beyond the schemas: behaviors by API, their sources, and how to switch them.",
    content: [
      "`@hcnet/mock` is a stateful cloud for tests: it serves every operation of the APIs of hcnet, checks credentials and requests, and keeps resources. Start with [Test with the mock cloud](/guides/testing.html).",
      `## Behaviors\n\nWhat the services do beyond their schemas. Each behavior names its source; what no source decides can be switched.\n\n${list.join("\n")}`,
      transitionsText(),
    ],
  };
  return [index, ...pages];
}

interface BehaviorGroup {
  readonly title: string;
  readonly name: string;
  readonly own: readonly Behavior[];
}

/** By the first part of their ids: those of all APIs, then API by API. */
function groupBehaviors(apis: readonly Api[]): readonly BehaviorGroup[] {
  const titles = new Map(apis.map(({ name, document }) => [name, document.info.title] as const));
  return ["common", ...titles.keys()].map((prefix) => ({
    title: titles.get(prefix) ?? "All APIs",
    name: prefix === "common" ? "all-apis" : prefix,
    own: behaviors.filter(({ id }) => id.startsWith(`${prefix}.`)),
  }));
}

function behaviorPage({ title, name, own }: BehaviorGroup): Page {
  return {
    path: `/mock/${name}.html`,
    title: `Behaviors: ${title}`,
    kind: "mock",
    description: `What the mock cloud does beyond the schemas: ${title}.`,
    parents: PARENTS,
    content: [
      `The source of each behavior: ${Object.entries(SOURCES)
        .map(([source, meaning]) => `**${source}** (${meaning})`)
        .join(", ")}.`,
      ...own.flatMap(behaviorParts),
    ],
    entries: own.map(({ id, text }) => ({
      kind: "mock" as const,
      title: text,
      target: `/mock/${name}.html#${slug(id)}`,
      context: title,
      text: `Behavior ${id} of the mock cloud.`,
    })),
  };
}

/** A behavior under its first sentence; the anchor is its id, which does not change with the text. */
function behaviorParts(behavior: Behavior): readonly (string | Block)[] {
  const [, heading = behavior.text, rest = ""] = /^(.*?)\.(?: (.*))?$/s.exec(behavior.text) ?? [];
  const id = slug(behavior.id);
  return [
    {
      html: ({ inline }) =>
        html`<h2 id="${id}">${inline(heading)} <a class="anchor" href="#${id}" aria-label="Link to this section">#</a></h2>`,
      markdown: `## ${heading}`,
    },
    behaviorText(behavior, rest),
  ];
}

function behaviorText({ id, sources, choices, except, enforced }: Behavior, rest: string): string {
  const lines = [`\`${id}\` · Source: ${sources.join(", ")}.`];
  if (rest !== "") lines.push(rest);
  if (except !== undefined)
    lines.push(`${enforced === false ? "Not simulated" : "Exception"}: ${except}.`);
  const options = Object.entries(choices ?? {});
  if (options.length > 0) {
    const items = options.map(
      ([name, meaning], index) => `- \`${name}\`${index === 0 ? " (default)" : ""}: ${meaning}`,
    );
    const other = options.at(-1)?.[0] ?? "";
    lines.push(
      items.join("\n"),
      `\`\`\`ts\ncreateMockCloud({ behaviors: { "${id}": "${other}" } });\n\`\`\``,
    );
  }
  return lines.join("\n\n");
}

function transitionsText(): string {
  const rows = Object.entries(transitions).map(
    ([name, { from, to, ms, slowMs = ms }]) =>
      `| \`${name}\` | \`${from}\` | \`${to}\` | ${ms} ms | ${slowMs} ms |`,
  );
  return [
    "## Transitions",
    "",
    'Changes of state that come by themselves, on the clock of the cloud. `createMockCloud({ transitions: "slow" })` shows every state; `"instant"` ends each by the next call; an object sets single ones in milliseconds.',
    "",
    "| Transition | From | To | Default | `slow` |",
    "| --- | --- | --- | ---: | ---: |",
    ...rows,
  ].join("\n");
}
