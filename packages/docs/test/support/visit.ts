import type { Browser, BrowserContext, Page } from "playwright-core";

// The search of Redoc tries eval and, refused, does without; see src/reference/page.ts.
const EXPECTED = "violation: script-src eval";

/**
 * Does something in an empty page that may load nothing but files under `site`.
 *
 * @throws Error when anything else was asked for, the policy was violated, or the console complains.
 */
export async function visit(
  browser: Browser,
  site: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(20_000);
  const problems: string[] = [];
  let failure: unknown;
  try {
    await confine(context, site, problems);
    const page = await context.newPage();
    listen(page, site, problems);
    await work(page);
  } catch (error) {
    failure = error;
  } finally {
    await context.close();
  }
  // First of all, because they are often why the work failed.
  if (problems.length > 0) throw new Error(problems.join("\n"), { cause: failure });
  if (failure !== undefined) throw failure;
}

async function confine(context: BrowserContext, site: string, problems: string[]): Promise<void> {
  await context.exposeBinding("reportViolation", (_, directive: string, uri: string) => {
    const problem = `violation: ${directive} ${uri}`;
    if (problem !== EXPECTED) problems.push(problem);
  });
  await context.addInitScript({
    content: `addEventListener("securitypolicyviolation", (event) =>
      reportViolation(event.violatedDirective, event.blockedURI));`,
  });
  await context.route("**/*", (route) =>
    route.request().url().startsWith(site) ? route.continue() : route.abort(),
  );
}

function listen(page: Page, site: string, problems: string[]): void {
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site) && !url.startsWith("data:")) problems.push(`request: ${url}`);
  });
  page.on("console", (message) => {
    const kind = message.type();
    if (kind === "error" || kind === "warning") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
}
