// Errors that leave their thread or their program.
import { Worker } from "node:worker_threads";
import { expect, test, vi } from "vitest";
import { type HcnetError, NotFoundError } from "../src/index.js";
import { json, startServer } from "./support/server.js";
import { clientOf } from "./support/widgets.js";

async function notFound(): Promise<NotFoundError> {
  const server = await startServer(json(404, { code: "W.1", message: "gone", request_id: "r" }));
  const error: unknown = await clientOf(server.url)
    .listWidgets()
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(NotFoundError);
  return error as NotFoundError;
}

test("a structured clone still says what failed and how", async () => {
  const copy = structuredClone(await notFound());
  expect(copy).toBeInstanceOf(Error);
  expect(copy.message).toBe("listWidgets: gone (HTTP 404, W.1)");
  expect(copy.stack).toMatch(/^NotFoundError: listWidgets: gone \(HTTP 404, W\.1\)/);
});

test("toJSON gives name, message, code, status and the rest, and passes to a worker", async () => {
  const error = await notFound();
  const facts = {
    ...{ name: "NotFoundError", message: "listWidgets: gone (HTTP 404, W.1)", code: "W.1" },
    ...{ status: 404, requestId: "r", operationId: "listWidgets" },
    attempts: [{ status: 404, code: "W.1", requestId: "r", durationMs: expect.any(Number) }],
  };
  expect(error.toJSON()).toMatchObject(facts);
  expect(JSON.parse(JSON.stringify({ error }))).toMatchObject({ error: facts });
  const source = `const { parentPort } = require("node:worker_threads");
    parentPort.once("message", (message) => parentPort.postMessage(message));`;
  const worker = new Worker(source, { eval: true });
  const reply = new Promise((resolve) => worker.once("message", resolve));
  worker.postMessage(error.toJSON());
  expect(await reply).toMatchObject(facts);
  await worker.terminate();
});

test("toJSON names the cause in one text", async () => {
  const error = await clientOf("http://127.0.0.1:1", { retry: false })
    .listWidgets()
    .catch((thrown: HcnetError) => thrown.toJSON());
  expect(error).toMatchObject({
    name: "ConnectionError",
    code: "ERR_CONNECTION",
    mayHaveRun: false,
    cause: expect.stringMatching(/^Error: .*ECONNREFUSED/),
  });
});

test("an operation function of a client can be replaced by a spy", async () => {
  const client = clientOf("http://127.0.0.1:1");
  const spy = vi.spyOn(client, "listWidgets").mockResolvedValue({ widgets: [] });
  await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  spy.mockRestore();
  await expect(client.listWidgets({}, { retry: false })).rejects.toThrow("ECONNREFUSED");
});
