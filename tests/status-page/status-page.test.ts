import { createMockCloud, type MockServer } from "@hcnet/mock";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sharedBrowser } from "../../packages/docs/test/support/browser.js";
import { createVisitor, type Visitor } from "../../packages/docs/test/support/visit.js";

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const PUBLICIP = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const WAIT = { timeout: 20_000 };
const INJECTION = '<img src=x onerror="document.title=1"><script></script>';

const cloud = createMockCloud();
let server: MockServer;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  server = await cloud.listen({ admin: true });
  browser = await sharedBrowser();
  visitor = await createVisitor(browser, `${server.url}/__admin/`);
}, 60_000);
afterAll(async () => {
  await visitor?.close();
  await server?.close();
});

beforeEach(() => {
  cloud.reset();
  cloud.faults.clear();
  cloud.journal.clear();
});

/** Opens the page; fails if it loads anything from elsewhere, or complains of anything. */
const visit = (work: (page: Page) => Promise<void>): Promise<void> =>
  visitor.visit(async (page) => {
    await page.goto(`${server.url}/__admin/`);
    await work(page);
  });

async function call(alias: string): Promise<void> {
  const response = await fetch(`${server.url}/v1/${PROJECT}/publicips/${PUBLICIP}`, {
    method: "PUT",
    headers: { "X-Auth-Token": cloud.credentials.token, "Content-Type": "application/json" },
    body: JSON.stringify({ publicip: { alias } }),
  });
  await response.arrayBuffer();
}

const row = (page: Page, id: string, text: string) => page.locator(`#${id} tr`, { hasText: text });

describe("the status page", { timeout: 60_000 }, () => {
  test("shows resources and calls as they change, without an error", () =>
    visit(async (page) => {
      await call("first");
      await row(page, "calls", "updatePublicip").waitFor(WAIT);
      await row(page, "resources", '"alias":"first"').waitFor(WAIT);
      await call("second");
      await row(page, "resources", '"alias":"second"').waitFor(WAIT);
      expect(await row(page, "calls", "updatePublicip").count()).toBe(2);
      cloud.seed({ project_id: PROJECT, region: "eu-west-101", publicips: [{ alias: "west" }] });
      await page
        .getByLabel("Project", { exact: true })
        .selectOption({ label: `eu-west-101 ${PROJECT}` }, WAIT);
      await row(page, "resources", '"alias":"west"').waitFor(WAIT);
    }));

  test("fits a phone 390 pixels wide, with the error codes of calls", () =>
    visit(async (page) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await call("first");
      await fetch(`${server.url}/v1/${PROJECT}/publicips/${PROJECT}`, {
        headers: { "X-Auth-Token": cloud.credentials.token },
      });
      const failed = row(page, "calls", "VPC.");
      await failed.waitFor(WAIT);
      expect(await failed.locator('[data-label="Code"]').textContent()).toMatch(/^VPC\.\d{4}$/);
      for (const label of ["Code", "Operation", "Status"]) {
        const { height = 0 } =
          (await failed.locator(`[data-label="${label}"]`).boundingBox()) ?? {};
        expect(height, `${label} is on one line`).toBeLessThan(30);
      }
      cloud.faults.add({ id: "slow", latency: 1 });
      await row(page, "faults", "slow").waitFor(WAIT);
      // As text, since these tests are compiled without the types of a browser.
      const beyond = await page.evaluate<readonly string[]>(`
        [...document.querySelectorAll("body *")]
          .filter((element) => element.checkVisibility())
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            return left < 0 || right > 390;
          })
          .map((element) => element.outerHTML.slice(0, 120))`);
      expect(beyond).toEqual([]);
    }));

  test("adds a fault rule, counts it and removes it", () =>
    visit(async (page) => {
      const rule = '{ "id": "broken", "effect": { "type": "response", "status": 503 } }';
      await page.getByLabel("Rule").fill(rule);
      await page.getByRole("button", { name: "Add" }).click();
      await row(page, "faults", "broken").waitFor(WAIT);
      await call("never");
      await row(page, "calls", "503").waitFor(WAIT);
      expect(await row(page, "calls", "503").textContent()).toContain("response");
      await page.locator("#faults td:nth-child(4)", { hasText: "1" }).waitFor(WAIT);
      await page.getByRole("button", { name: "Remove broken" }).click();
      await row(page, "faults", "broken").waitFor({ ...WAIT, state: "detached" });
      expect(cloud.faults.list()).toEqual([]);
    }));

  test("says what is wrong with a rule", async () => {
    // Not by the visitor, as browsers write each response of 400 to the console.
    const page = await browser.newPage();
    await page.goto(`${server.url}/__admin/`);
    await page.getByLabel("Rule").fill('{ "latency": -1 }');
    await page.getByRole("button", { name: "Add" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "faults[0].latency: must be" });
    await alert.waitFor(WAIT);
    await page.close();
    expect(cloud.faults.list()).toEqual([]);
  });

  test("moves the clock and resets", () =>
    visit(async (page) => {
      cloud.clock.freeze(new Date("2030-01-31T12:00:00Z"));
      await page.getByText("stopped").waitFor(WAIT);
      await page.getByRole("button", { name: "Advance" }).click();
      await page.locator("#now", { hasText: "2030-01-31T12:01:00.000Z" }).waitFor(WAIT);
      cloud.clock.resume();
      await call("gone");
      await row(page, "resources", '"alias":"gone"').waitFor(WAIT);
      await page.getByRole("button", { name: "Reset" }).click();
      await row(page, "resources", '"alias":"gone"').waitFor({ ...WAIT, state: "detached" });
    }));

  test("shows what callers sent as text, and no secret", () =>
    visit(async (page) => {
      cloud.seed({ project_id: PROJECT, publicips: [{ id: PUBLICIP, alias: INJECTION }] });
      await row(page, "resources", "onerror").waitFor(WAIT);
      const { accessKeyId, secretAccessKey, token } = cloud.credentials;
      const html = await page.content();
      for (const secret of [accessKeyId, secretAccessKey, token])
        expect(html).not.toContain(secret);
      expect(await page.locator("#resources img, #resources script").count()).toBe(0);
      expect(await page.title()).toBe("hcnet-mock");
    }));

  test("cannot be used by a page of another site", async () => {
    const other = await createMockCloud().listen();
    cloud.faults.add({ latency: 1 });
    const page = await browser.newPage();
    await page.goto(other.url);
    const responses = await page.evaluate(async (url) => {
      const ways: RequestInit[] = [
        { method: "DELETE" },
        { method: "POST", mode: "no-cors", body: "{}" },
        { mode: "no-cors" },
      ];
      const said = ways.map((init) =>
        fetch(`${url}/__admin/faults`, init).then(
          ({ status }) => status,
          () => "rejected",
        ),
      );
      return Promise.all(said);
    }, server.url);
    await page.close();
    await other.close();
    expect(responses[0]).toBe("rejected");
    expect(cloud.faults.list()).toHaveLength(1);
  });
});
