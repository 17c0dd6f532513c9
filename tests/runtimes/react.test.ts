// Options for TanStack Query in a React page in a real browser, against a mock cloud over HTTP.
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../packages/docs/test/support/browser.js";
import { bundleProgram } from "./support/bundle.js";
import { type Served, serveCloud } from "./support/served.js";

const IDS = {
  projectId: "26ae5181a416420998eb2093aaed84d9",
  publicipId: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb",
  portId: "f588ccfa-8750-4d7c-bf5d-2ede24414706",
};

let browser: Awaited<ReturnType<typeof launchBrowser>>;
let served: Served;

beforeAll(async () => {
  browser = await launchBrowser();
  served = await serveCloud({
    "/": { type: "text/html", text: "<!doctype html><body></body>" },
    "/program.js": {
      type: "text/javascript",
      text: await bundleProgram("iife", "react-program.mjs"),
    },
  });
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test("a page lists EIPs page by page, binds one, and polls until it is bound", async () => {
  const { endpoint, token } = served;
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(endpoint);
  await page.addScriptTag({ url: "/program.js" });
  await page.evaluate(`program.render(${JSON.stringify({ endpoint, token, ...IDS })})`);
  await page.waitForSelector("li:nth-child(2)");
  expect(await page.locator("li").count()).toBe(2);
  await page.getByRole("button", { name: "More" }).click();
  await page.waitForSelector("li:nth-child(3)");
  expect(await page.getByRole("button", { name: "More" }).isEnabled()).toBe(true);
  await page.getByRole("button", { name: "Bind" }).click();
  await page.waitForFunction('document.querySelector("output").textContent !== ""');
  await page.waitForFunction('document.querySelector("output").textContent === "ACTIVE"');
  expect(errors).toEqual([]);
});
