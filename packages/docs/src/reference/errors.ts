import { codeSpan } from "../code-span.js";
import type { Api } from "../openapi/apis.js";
import { type DocumentedError, type ErrorCode, errorPath } from "../openapi/errors.js";
import { jumpBar } from "../site/jump-bar.js";
import { slug } from "../site/markdown.js";
import type { NavItem } from "../site/navigation.js";
import type { Page } from "../site/page.js";
import { type Cures, cureOf } from "./cures.js";
import { apiLink, operationPath } from "./paths.js";

/** Statuses that the client retries; see the guide about errors. */
const RETRYABLE = new Set(["408", "429", "500", "502", "503", "504"]);

/** A table of errors: code, status, when it comes, what to do. */
export function errorTable(
  errors: readonly DocumentedError[],
  known: ReadonlySet<string>,
  cures: Cures,
): string {
  const rows = errors.map(({ status, code, summary }) => {
    const name = known.has(code) ? `[\`${code}\`](${errorPath(code)})` : `\`${code}\``;
    return `| ${name} | ${status} | ${cell(summary)} | ${cell(cureOf(cures, code, status))} |`;
  });
  return ["| Code | Status | When | What to do |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ").trim();

/** The page of an error code. */
export function errorPage(error: ErrorCode, cures: Cures): Page {
  const { code, meanings, occurrences } = error;
  const statuses = [...new Set(occurrences.map(({ status }) => status))].sort();
  const meaning = meanings.map((one) => one.meaning).join(" ");
  const apis = [...new Set(meanings.flatMap((one) => one.apis))];
  return {
    path: errorPath(code),
    title: code,
    kind: "error",
    description: `${meaning} Returned by ${apis.map(({ document }) => document.info.title).join(", ")}.`,
    parents: [
      { title: "Error codes", path: "/errors/index.html" },
      { title: familyOf(code), path: familyPath(familyOf(code)) },
    ],
    keywords: statuses.join(" "),
    content: [
      ...meanings.map((one) => meaningText(one, meanings.length > 1)),
      linkOperations(cureText(error, statuses, cures), apis),
      occurrenceText(error),
      handling(error, apis),
    ],
  };
}

function meaningText({ meaning, apis }: ErrorCode["meanings"][number], several: boolean): string {
  const where = apis.map(apiLink).join(", ");
  return several ? `**${meaning}** In ${where}.` : `**${meaning}**\n\nReturned by ${where}.`;
}

/** The text with a link at each ID of an operation of the APIs. */
function linkOperations(text: string, apis: readonly Api[]): string {
  return text.replaceAll(/`(\w+)`/g, (span, operationId: string) => {
    const api = apis.find(({ operations }) =>
      operations.some((operation) => operation.operationId === operationId),
    );
    return api === undefined ? span : `[${span}](${operationPath(api, { operationId })})`;
  });
}

function cureText(error: ErrorCode, statuses: readonly string[], cures: Cures): string {
  const texts = [...new Set(statuses.map((status) => cureOf(cures, error.code, status)))];
  const cure = texts.length > 0 ? texts : [cureOf(cures, error.code, "400")];
  const retry = retryText(error, statuses);
  return `## What to do\n\n${cure.join("\n\n")}\n\n${retry}`;
}

function retryText({ throttling }: ErrorCode, statuses: readonly string[]): string {
  const retried = throttling ? statuses : statuses.filter((status) => RETRYABLE.has(status));
  if (retried.length === 0) return "The client does not retry it.";
  const some = retried.length === statuses.length ? "" : ` With status ${retried.join(" or ")},`;
  const start = some === "" ? "The client" : `${some.trim()} the client`;
  return `${start} [retries](/guides/errors-and-retries.html) it by itself where that is safe.`;
}

function occurrenceText({ occurrences, code }: ErrorCode): string {
  if (occurrences.length === 0) {
    return `## Where it occurs\n\nThe vendor lists \`${code}\` without saying which operation returns it.`;
  }
  const rows = new Map<string, string[]>();
  for (const { status, summary, message, api, operation } of occurrences) {
    const key = `| ${cell(summary)} | ${status} | ${message === "" ? "" : codeSpan(cell(message))} |`;
    const link = `[\`${operation.operationId}\`](${operationPath(api, operation)})`;
    rows.set(key, [...(rows.get(key) ?? []), link]);
  }
  const lines = Array.from(rows, ([key, links]) => `${key} ${summarize(links)} |`);
  return [
    "## Where it occurs",
    "",
    "| When | Status | Message | Operations |",
    "| --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}

const summarize = (links: readonly string[]): string => links.join(", ");

function handling({ code }: ErrorCode, [api]: readonly Api[]): string {
  const packageName = api?.packageName ?? "@hcnet/runtime";
  return `## In TypeScript

\`\`\`ts
import { isApiError } from "${packageName}";

try {
  // a call
} catch (error) {
  if (isApiError(error, "${code}")) console.log(error.status, error.requestId, error.message);
  else throw error;
}
\`\`\``;
}

const familyOf = (code: string): string => code.split(".")[0] ?? "";

const familyPath = (family: string): string => `/errors/index.html#${slug(family)}`;

/** The codes by the part before their dot, which is the service. */
function familiesOf(errors: readonly ErrorCode[]): ReadonlyMap<string, readonly ErrorCode[]> {
  const families = new Map<string, ErrorCode[]>();
  for (const error of errors) {
    const prefix = familyOf(error.code);
    // The vendor writes both EndPoint and Endpoint.
    const isSame = (name: string): boolean => name.toLowerCase() === prefix.toLowerCase();
    const family = [...families.keys()].find(isSame) ?? prefix;
    families.set(family, [...(families.get(family) ?? []), error]);
  }
  return families;
}

/** The links of the side bar to the families of codes. */
export const errorLinks = (errors: readonly ErrorCode[]): readonly NavItem[] => [
  { title: "All error codes", path: "/errors/index.html" },
  ...Array.from(familiesOf(errors).keys(), (family) => ({
    title: family,
    path: familyPath(family),
  })),
];

/** The list of all error codes. */
export function errorIndex(errors: readonly ErrorCode[], cures: Cures): Page {
  const families = familiesOf(errors);
  const tables = Array.from(families, ([family, all]) => {
    const rows = all.map((error) => indexRow(error, cures));
    return [
      `## ${family}`,
      "",
      "| Code | Status | Means | What to do |",
      "| --- | --- | --- | --- |",
      ...rows,
    ].join("\n");
  });
  return {
    path: "/errors/index.html",
    title: "Error codes",
    kind: "page",
    description: `All ${errors.length} error codes of the APIs: what each means, what to do, which operations return it.`,
    content: [
      "Every code that the services and the API gateway are known to return.",
      jumpBar(
        "Error codes by service",
        Array.from(families.keys(), (family) => ({ title: family, anchor: slug(family) })),
      ),
      ...tables,
    ],
  };
}

function indexRow({ code, meanings, occurrences }: ErrorCode, cures: Cures): string {
  const statuses = [...new Set(occurrences.map(({ status }) => status))].sort();
  const meaning = meanings.map((one) => one.meaning).join(" ");
  const cure = cureOf(cures, code, statuses[0] ?? "400");
  return `| [\`${code}\`](${errorPath(code)}) | ${statuses.join(", ")} | ${cell(meaning)} | ${cell(cure)} |`;
}
