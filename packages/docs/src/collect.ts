import { aboutPages } from "./guides/about.js";
import { guideGroups, guideIndex, loadGuides } from "./guides/guides.js";
import { landingPage } from "./guides/landing.js";
import { mockPages } from "./guides/mock.js";
import { rulePages } from "./guides/rules.js";
import { jobPages } from "./jobs/pages.js";
import { type Api, loadApis } from "./openapi/apis.js";
import { type ErrorCode, errorCodes } from "./openapi/errors.js";
import { loadCures } from "./reference/cures.js";
import { errorIndex, errorLinks, errorPage } from "./reference/errors.js";
import { fieldIndex } from "./reference/field-index.js";
import { modelPages } from "./reference/models.js";
import { operationPage, type ReferenceData } from "./reference/operation.js";
import { overviewPage } from "./reference/overview.js";
import { apiPath, operationPath } from "./reference/paths.js";
import { loadSamples } from "./reference/samples.js";
import { loadStateMachines } from "./reference/states.js";
import { createNavigation, type Navigation } from "./site/navigation.js";
import type { Page } from "./site/page.js";

/** All that the site shows. */
export interface SiteContent {
  readonly apis: readonly Api[];
  readonly pages: readonly Page[];
  readonly navigation: Navigation;
}

/** Reads specs, guides and results, and makes the pages of them. */
export async function collectPages(): Promise<SiteContent> {
  const apis = await loadApis();
  const [guides, jobs, rules, about] = await Promise.all([
    loadGuides(),
    jobPages(apis),
    rulePages(),
    aboutPages(apis),
  ]);
  const mock = mockPages(apis);
  const groups = guideGroups(guides);
  const errors = errorCodes(apis);
  const navigation = createNavigation(apis, groups, errorLinks(errors), {
    jobs,
    rules,
    about,
    mock,
  });
  const pages = [
    await landingPage(apis),
    guideIndex(guides),
    ...guides.map(({ page }) => page),
    ...jobs,
    referenceIndex(apis),
    ...(await referencePages(apis, errors)),
    ...mock,
    ...rules,
    ...about,
  ];
  return { apis, pages, navigation };
}

async function referencePages(
  apis: readonly Api[],
  errors: readonly ErrorCode[],
): Promise<readonly Page[]> {
  const cures = loadCures();
  const machines = loadStateMachines();
  const codes = new Set(errors.map(({ code }) => code));
  const pages: Page[] = [];
  for (const api of apis) {
    const data: ReferenceData = { cures, codes, samples: await loadSamples(api) };
    pages.push(
      await overviewPage(api, machines[api.name] ?? [], data),
      ...api.operations.map((operation) => operationPage(api, operation, data)),
      fieldIndex(api),
      ...modelPages(api),
    );
  }
  return [...pages, errorIndex(errors, cures), ...errors.map((error) => errorPage(error, cures))];
}

function referenceIndex(apis: readonly Api[]): Page {
  const sections = apis.map((api) => {
    const { title, summary = "" } = api.document.info;
    const rows = api.operations.map((operation) => {
      const { method, path, operationId } = operation;
      return `| [${operation.summary}](${operationPath(api, operation)}) | \`${method.toUpperCase()} ${path}\` | \`${operationId}\` |`;
    });
    const table = ["| Operation | Request | Function |", "| --- | --- | --- |", ...rows];
    return `## ${title}\n\n${summary} [Overview](${apiPath(api)}).\n\n${table.join("\n")}`;
  });
  return {
    path: "/reference.html",
    title: "Reference",
    kind: "page",
    description: "All operations.",
    content: [
      "All operations. [Error codes](/errors/index.html) have pages of their own; the [guides](/guides/index.html) say what all operations share.",
      ...sections,
    ],
  };
}
