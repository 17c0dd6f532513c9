// One signal for many calls is what a program has that can be stopped as a whole.
import { getEventListeners } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import {
  createFetch,
  createFetchTransport,
  createSession,
  mapConcurrent,
  type Session,
  type Transport,
} from "../src/index.js";
import { gadgetsOf } from "./support/gadgets.js";
import { json, startServer } from "./support/server.js";
import { createClient, PROJECT_ID } from "./support/widgets.js";

const CALLS = 1000;

/** What Node warns of, from now on. */
function warnings(): readonly Error[] {
  const seen: Error[] = [];
  const collect = (warning: Error) => seen.push(warning);
  process.on("warning", collect);
  onTestFinished(() => void process.off("warning", collect));
  return seen;
}

const sessionOf = (endpoint: string, transport?: Transport): Session =>
  createSession({ endpoint, projectId: PROJECT_ID, credentials: { token: "t" }, transport });

const many = <T>(make: () => Promise<T>) => Promise.allSettled(Array.from({ length: CALLS }, make));

/** Ways to make a call that takes a signal. */
const WAYS: readonly [
  name: string,
  (url: string, signal: AbortSignal) => () => Promise<unknown>,
][] = [
  [
    "operation functions",
    (url, signal) => {
      const client = createClient(sessionOf(url));
      return () => client.listWidgets({}, { signal });
    },
  ],
  [
    "operation functions with middleware",
    (url, signal) => {
      const client = createClient(sessionOf(url));
      client.http.use({ onRequest: () => {} });
      return () => client.listWidgets({}, { signal });
    },
  ],
  [
    "operation functions over fetch",
    (url, signal) => {
      const client = createClient(sessionOf(url, createFetchTransport()));
      return () => client.listWidgets({}, { signal });
    },
  ],
  [
    "waiters",
    (url, signal) => {
      const client = gadgetsOf(url);
      const options = { signal, minDelayMs: 60_000, deadlineMs: 600_000 };
      return () => client.waitForGadgetDone({ path: { gadget_id: "g" } }, options);
    },
  ],
  [
    "createFetch",
    (url, signal) => {
      const fetch = createFetch(sessionOf(url));
      return () => fetch(`${url}/v1/${PROJECT_ID}/widgets`, { signal });
    },
  ],
];

test.each(WAYS)("a thousand calls of %s share a signal, and all end with it", async (_, way) => {
  const seen = warnings();
  const server = await startServer((response, request) => {
    if (request.target.includes("gadget")) json(200, { gadget: { id: "g" } })(response, request);
  });
  const controller = new AbortController();
  const reason = new Error("enough");
  const calls = many(way(server.url, controller.signal));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(getEventListeners(controller.signal, "abort").length).toBeLessThan(3);
  controller.abort(reason);
  for (const call of await calls) {
    expect(call).toMatchObject({
      status: "rejected",
      reason: { name: "AbortError", cause: reason },
    });
  }
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  expect(seen).toEqual([]);
});

test("bulk work hands its signal to all calls", async () => {
  const seen = warnings();
  const server = await startServer(json(200, { widgets: [] }));
  const { signal } = new AbortController();
  const client = createClient(sessionOf(server.url));
  const items = Array.from({ length: CALLS }, (_, at) => at);
  const work = () => client.listWidgets({}, { signal });
  const { values } = await mapConcurrent(items, work, { concurrency: 200, signal });
  expect(values).toHaveLength(CALLS);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  expect(seen).toEqual([]);
});
