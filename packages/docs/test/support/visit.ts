import type { Browser, BrowserContext, Page } from "playwright-core";

/** Opens pages that may load nothing but files of one site. */
export interface Visitor {
  /**
   * Does something in an empty page.
   *
   * @throws Error when anything else was asked for, the policy was violated, or the console complains.
   */
  visit(work: (page: Page) => Promise<void>): Promise<void>;
  /** Opens an empty page that several tests share. */
  open(): Promise<Page>;
  /**
   * Closes all pages.
   *
   * @throws Error as `visit` does, for the pages of `open`.
   */
  close(): Promise<void>;
}

/** Makes the visitor of the files under `site`, in a browser that is offline; one visit at a time. */
export async function createVisitor(browser: Browser, site: string): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(60_000);
  const problems: string[] = [];
  await reportViolations(context, problems);
  context.on("page", (page) => listen(page, site, problems));
  return {
    visit: (work) => visit(context, problems, work),
    open: () => context.newPage(),
    close: async () => {
      await context.close();
      if (problems.length > 0) throw new Error(problems.join("\n"));
    },
  };
}

async function visit(
  context: BrowserContext,
  problems: string[],
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await context.newPage();
  let failure: unknown;
  await work(page).catch((error: unknown) => {
    failure = error;
  });
  await page.close();
  const found = problems.splice(0);
  // First of all, because they are often why the work failed.
  if (found.length > 0) throw new Error(found.join("\n"), { cause: failure });
  if (failure !== undefined) throw failure;
}

async function reportViolations(context: BrowserContext, problems: string[]): Promise<void> {
  await context.exposeBinding("reportViolation", (_, directive: string, uri: string) => {
    problems.push(`violation: ${directive} ${uri}`);
  });
  await context.addInitScript({
    content: `addEventListener("securitypolicyviolation", (event) =>
      reportViolation(event.violatedDirective, event.blockedURI));`,
  });
}

function listen(page: Page, site: string, problems: string[]): void {
  const report = (problem: string) => problems.push(`${page.url()}: ${problem}`);
  page.on("request", (request) => {
    const url = request.url();
    // The last two are made in the page.
    const isOfSite = [site, "data:", "blob:"].some((start) => url.startsWith(start));
    if (!isOfSite) report(`request: ${url}`);
  });
  page.on("console", (message) => {
    const kind = message.type();
    if (kind === "error" || kind === "warning") report(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => report(`error: ${error.message}`));
}
