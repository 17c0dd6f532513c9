import { type Rule, rules, transitions } from "@hcnet/mock";
import type { Api } from "../openapi/apis.js";
import { slug } from "../site/markdown.js";
import type { Page } from "../site/page.js";

const PARENTS = [{ title: "Mock cloud", path: "/mock/index.html" }];

const TAGS: Readonly<Record<string, string>> = {
  documented: "the vendor's documentation says so",
  observed: "seen in an example or in a client that works",
  inferred: "follows from what is documented and observed",
  chosen: "no source decides; this is the project's choice",
};

/** What the mock cloud does beyond the schemas: a page for each API, after their index. */
export function mockPages(apis: readonly Api[]): readonly Page[] {
  const groups = groupRules(apis);
  const pages = groups.map(({ title, name, rules: own }) => behaviourPage(title, name, own));
  const list = groups.map(
    ({ title, name, rules: own }) => `- [${title}](/mock/${name}.html): ${own.length} behaviours`,
  );
  const index: Page = {
    path: "/mock/index.html",
    title: "Mock cloud",
    kind: "page",
    description:
      "What @hcnet/mock does beyond the schemas: behaviours by API, their sources, and how to switch them.",
    content: [
      "`@hcnet/mock` is a stateful cloud for tests: it serves every operation of the five APIs, checks credentials and requests, and keeps resources. Start with [Test with the mock cloud](/guides/testing.html).",
      `## Behaviours\n\nWhat the services do beyond their schemas. Each behaviour names its source; what no source decides can be switched.\n\n${list.join("\n")}`,
      transitionsText(),
    ],
  };
  return [index, ...pages];
}

interface RuleGroup {
  readonly title: string;
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** The first digit of a number is that of the API, in the order of the register. */
function groupRules(apis: readonly Api[]): readonly RuleGroup[] {
  const order = [
    "",
    "vif-peers",
    "vif-peer-detections",
    "sub-network-interfaces",
    "publicips",
    "vpc-endpoint-services",
  ];
  return order.map((name, index) => {
    const api = apis.find((one) => one.name === name);
    return {
      title: api?.document.info.title ?? "All APIs",
      name: name === "" ? "all-apis" : name,
      rules: rules.filter(({ number }) => number.replace("§", "").startsWith(`${index}`)),
    };
  });
}

function behaviourPage(title: string, name: string, own: readonly Rule[]): Page {
  return {
    path: `/mock/${name}.html`,
    title: `Behaviours: ${title}`,
    kind: "mock",
    description: `What the mock cloud does beyond the schemas: ${title}.`,
    parents: PARENTS,
    content: [
      `The source of each behaviour: ${Object.entries(TAGS)
        .map(([tag, meaning]) => `**${tag}** (${meaning})`)
        .join(", ")}.`,
      ...own.map(ruleText),
    ],
    entries: own.map(({ number, text }) => ({
      kind: "mock" as const,
      title: text,
      target: `/mock/${name}.html#${slug(heading(number))}`,
      context: title,
      text: `Behaviour ${number} of the mock cloud.`,
    })),
  };
}

/** Sections of states have a mark before their number. */
const heading = (number: string): string => number.replace("§", "States ");

function ruleText({ number, text, tags, choices, except, enforced }: Rule): string {
  const lines = [`Source: ${tags.join(", ")}.`];
  if (except !== undefined)
    lines.push(`${enforced === false ? "Not enforced" : "Exception"}: ${except}.`);
  const options = Object.entries(choices ?? {});
  if (options.length > 0) {
    const items = options.map(
      ([name, meaning], index) => `- \`${name}\`${index === 0 ? " (default)" : ""}: ${meaning}`,
    );
    const other = options.at(-1)?.[0] ?? "";
    lines.push(
      items.join("\n"),
      `\`\`\`ts\ncreateMockCloud({ rules: { "${number}": "${other}" } });\n\`\`\``,
    );
  }
  return `## ${heading(number)}\n\n${text}\n\n${lines.join("\n\n")}`;
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
