// A scripted client solves the evaluation set with the tools, and each end state is checked.
import { createMockCloud } from "@hcnet/mock";
import { expect, test } from "vitest";
import { type Act, type Json, stateOf, tasks } from "./evaluation/tasks.js";
import { connect, textOf } from "./support/host.js";

const cloud = createMockCloud({ transitions: "instant" });

test("the evaluation set has 20 different tasks", () => {
  expect(new Set(tasks.map(({ prompt }) => prompt)).size).toBe(20);
});

test.for(tasks)("$prompt", async ({ solve, check }) => {
  cloud.reset();
  const { call, client } = await connect({ cloud, allow: ["*"] });
  const act: Act = async (tool, args = {}) => {
    const first = await call(tool, args);
    expect(first.isError, textOf(first)).toBeUndefined();
    const { plan } = first.structuredContent as { plan?: { confirm: string } };
    if (plan === undefined) return first.structuredContent as Json;
    const second = await call(tool, { ...args, confirm: plan.confirm });
    expect(second.isError, textOf(second)).toBeUndefined();
    return second.structuredContent as Json;
  };
  const solved = await solve(act);
  expect(check(solved, stateOf(cloud))).toBe(true);
  await client.close();
});
