// A scripted client solves the evaluation set with the tools, and each end state is checked.
import { createMockCloud } from "@hcnet/mock";
import { expect, test } from "vitest";
import { type Act, isSolved, type Json, tasks } from "./evaluation/tasks.js";
import { connect, textOf } from "./support/host.js";

const cloud = createMockCloud({ transitions: "instant" });

test("the evaluation set has 20 different tasks", () => {
  expect(new Set(tasks.map(({ prompt }) => prompt)).size).toBe(20);
});

/** Connects a client to a new state of the cloud. */
async function begin() {
  cloud.reset();
  cloud.journal.clear();
  const host = await connect({ cloud, allow: ["*"] });
  // The mock cloud has a project from the first call on.
  await host.call("listPublicips");
  return host;
}

test.for(tasks)("$prompt", async (task) => {
  const { call, client } = await begin();
  const act: Act = async (tool, args = {}) => {
    const first = await call(tool, args);
    expect(first.isError, textOf(first)).toBeUndefined();
    const { plan } = first.structuredContent as { plan?: { confirm: string } };
    if (plan === undefined) return first.structuredContent as Json;
    const second = await call(tool, { ...args, confirm: plan.confirm });
    expect(second.isError, textOf(second)).toBeUndefined();
    return second.structuredContent as Json;
  };
  const given = await task.solve(act);
  // Only this task counts as solved, not another one with the same result or the same writes.
  expect(tasks.filter((each) => isSolved(each, given, cloud))).toEqual([task]);
  await client.close();
});

test("a client that does nothing solves no task, no matter what it says", async () => {
  const { client } = await begin();
  for (const given of [undefined, null, "", 0, [], {}, "done"]) {
    expect(tasks.filter((task) => isSolved(task, given, cloud))).toEqual([]);
  }
  await client.close();
});

test("a client that only plans its writes solves none of them", async () => {
  const { client, call } = await begin();
  const plan: Act = async (tool, args = {}) => {
    // What was not written cannot be waited for.
    if (tool.startsWith("waitFor")) return {};
    return (await call(tool, args)).structuredContent as Json;
  };
  for (const task of tasks.filter(({ writes }) => writes !== undefined)) {
    const given = await task.solve(plan).catch(() => undefined);
    expect(isSolved(task, given, cloud), task.prompt).toBe(false);
  }
  await client.close();
});
