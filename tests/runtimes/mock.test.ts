// The mock cloud where there is no Node: in a page, in its worker, and in an edge runtime.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { EdgeVM } from "@edge-runtime/vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedBrowser } from "../../packages/docs/test/support/browser.js";
import { bundleProgram } from "./support/bundle.js";

const EXPECTED = {
  id: true,
  status: "ACTIVE",
  privateAddress: "192.168.254.12",
  broken: "ConnectionError",
  invalid: [400, "VPC.0501"],
  listed: 4,
  isSecureContext: true,
  signed: 3,
};

// Neither `eval` nor scripts of other origins.
const POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'none'";
const WORKER = `
importScripts("/program.js");
program.useMockCloud().then(postMessage, (error) => postMessage(String(error && error.stack)));
`;

let script: string;
let server: Server;
let port: number;
let browser: Awaited<ReturnType<typeof sharedBrowser>>;

beforeAll(async () => {
  script = await bundleProgram("iife", "mock-program.mjs");
  const files = new Map([
    ["/", { type: "text/html", text: '<!doctype html><script src="/program.js"></script>' }],
    ["/program.js", { type: "text/javascript", text: script }],
    ["/worker.js", { type: "text/javascript", text: WORKER }],
  ]);
  server = createServer(({ url = "/" }, response) => {
    const { type = "text/plain", text = "" } = files.get(url) ?? {};
    const headers = { "Content-Type": type, "Content-Security-Policy": POLICY };
    response.writeHead(files.has(url) ? 200 : 404, headers).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  browser = await sharedBrowser();
});

afterAll(async () => {
  server?.close();
});

async function openPage(host: string) {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`http://${host}:${port}/`);
  return { page, errors: () => errors.filter((it) => !it.includes("favicon")) };
}

test("runs in Node", async () => {
  const program = "./mock-program.mjs";
  const { useMockCloud } = (await import(program)) as { useMockCloud: () => Promise<unknown> };
  expect(await useMockCloud()).toEqual(EXPECTED);
});

test("runs in an edge runtime without Node globals", async () => {
  const worker = new EdgeVM();
  worker.evaluate(script);
  const response: Promise<unknown> = worker.evaluate("program.useMockCloud()");
  expect(JSON.parse(JSON.stringify(await response))).toEqual(EXPECTED);
});

describe("in Chromium, under a strict content security policy", () => {
  test("runs in a page", async () => {
    const { page, errors } = await openPage("127.0.0.1");
    expect(await page.evaluate("program.useMockCloud()")).toEqual(EXPECTED);
    expect(errors()).toEqual([]);
  });

  test("runs in a page that is no secure context", async () => {
    const { page, errors } = await openPage("mock.test");
    expect(await page.evaluate("program.useMockCloud()")).toEqual({
      ...EXPECTED,
      isSecureContext: false,
      signed: "cannot sign",
    });
    expect(errors()).toEqual([]);
  });

  test("runs in a worker", async () => {
    const { page } = await openPage("127.0.0.1");
    const result = await page.evaluate(
      `new Promise((resolve) => {
        new Worker("/worker.js").onmessage = ({ data }) => resolve(data);
      })`,
    );
    expect(result).toEqual(EXPECTED);
  });
});
