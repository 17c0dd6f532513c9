import type { Browser, Page } from "playwright-core";

/** A page that is open, and everything about it that should not have happened. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  readonly problems: readonly string[];
}

// The search of Redoc tries eval and, refused, does without; see src/reference/page.ts.
const EXPECTED = "violation: script-src eval";

/** Opens an empty page that may load nothing but files under `site`. */
export async function openPage(browser: Browser, site: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const problems: string[] = [];
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
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site) && !url.startsWith("data:")) problems.push(`request: ${url}`);
  });
  page.on("console", (message) => {
    const kind = message.type();
    if (kind === "error" || kind === "warning") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  return { page, problems, [Symbol.asyncDispose]: () => context.close() };
}
