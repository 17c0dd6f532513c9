// A page in a real browser, which may call its own origin only: a proxy there hands calls on.
import { afterAll, beforeAll, expect, test } from "vitest";
import { sharedBrowser } from "../../packages/docs/test/support/browser.js";
import { bundleProgram } from "./support/bundle.js";
import { EXPECTED } from "./support/expected.js";
import { type Served, serveCloud } from "./support/served.js";

let browser: Awaited<ReturnType<typeof sharedBrowser>>;
let served: Served;

beforeAll(async () => {
  browser = await sharedBrowser();
  served = await serveCloud({
    "/": { type: "text/html", text: '<!doctype html><script src="/program.js"></script>' },
    "/program.js": { type: "text/javascript", text: await bundleProgram("iife") },
  });
});

afterAll(async () => {
  await served?.close();
});

test("clients call from a page through a proxy of its own origin", async () => {
  const { endpoint, accessKeyId, secretAccessKey, token } = served;
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(endpoint);
  const known = JSON.stringify({ endpoint, accessKeyId, secretAccessKey, token });
  const response = await page.evaluate(`program.useClients(${known})`);
  // A browser keeps a redirect to itself: its status is 0.
  const redirect = { ...EXPECTED.errors["a redirect"], status: 0 };
  expect(response).toEqual({ ...EXPECTED, errors: { ...EXPECTED.errors, "a redirect": redirect } });
  expect(errors).toEqual([]);
  expect(served.followed).toEqual([]);
  expect([...served.agents]).toEqual([expect.stringContaining("Chrome")]);
});
