// A worker: web standards and nothing of Node.
import { EdgeVM } from "@edge-runtime/vm";
import { expect, test } from "vitest";
import { bundleProgram } from "./support/bundle.js";
import { EXPECTED } from "./support/expected.js";
import { serveCloud } from "./support/served.js";

test("clients call from a worker runtime that has no Node globals", async () => {
  const served = await serveCloud();
  const { endpoint, accessKeyId, secretAccessKey, token } = served;
  const worker = new EdgeVM();
  expect(worker.evaluate("[typeof process, typeof Buffer, typeof require, typeof global]")).toEqual(
    ["undefined", "undefined", "undefined", "undefined"],
  );
  worker.evaluate(await bundleProgram("iife"));
  const known = JSON.stringify({ endpoint, accessKeyId, secretAccessKey, token });
  const response: Promise<unknown> = worker.evaluate(`program.useClients(${known})`);
  expect(JSON.parse(JSON.stringify(await response))).toEqual(EXPECTED);
  expect(served.followed).toEqual([]);
  await served.close();
});
