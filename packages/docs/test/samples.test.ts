import { beforeAll, describe, expect, it } from "vitest";
import { loadApis } from "../src/apis.js";
import { loadSamples } from "../src/samples.js";
import { documentedRequest, operationOf } from "./support/documented.js";
import { type Outcome, PROJECT_ID, requireTools, runSample } from "./support/run-sample.js";

const apis = await loadApis();
const cases = apis.flatMap((api) =>
  api.operations.map((operation) => [operation.operationId, api, operation] as const),
);

beforeAll(requireTools);

/** The samples show how it is done: they end well, and nothing they ask for is refused. */
function expectSuccess({ code, stderr, exchanges }: Outcome): void {
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(exchanges.filter(({ status }) => status >= 300)).toEqual([]);
}

describe.concurrent.each(cases)("%s", (operationId, api, operation) => {
  it("in TypeScript makes the call and prints what came of it", async ({ expect }) => {
    const outcome = await runSample(`${api.name}/${operationId}.ts`);
    expectSuccess(outcome);
    expect(outcome.exchanges.map((exchange) => operationOf(api, exchange))).toContain(operationId);
    expect(outcome.stdout).toMatch(/\S/);
    expect(outcome.stdout).not.toMatch(/undefined|\[object/);
  });

  it("with curl makes the call, as documented, and shows the answer", async ({ expect }) => {
    const outcome = await runSample(`${api.name}/${operationId}.sh`);
    expectSuccess(outcome);
    const last = outcome.exchanges.at(-1);
    if (last === undefined) throw new Error("the sample sent nothing");
    expect(operationOf(api, last)).toBe(operationId);
    expect(outcome.stdout).toBe(last.answer);

    const documented = documentedRequest(api, operation, PROJECT_ID);
    if (documented === undefined) return;
    expect(last.path).toBe(documented.path);
    expect(documented.bodies).toContainEqual(JSON.parse(last.body));
  });
});

it("a sample says what went wrong when the key is wrong", async () => {
  const wrongKey = { HUAWEICLOUD_SDK_SK: "wrong" };
  const typescript = await runSample("vif-peers/updateVifPeer.ts", (env) => ({
    ...env,
    ...wrongKey,
  }));
  expect(typescript).toMatchObject({ code: 1, stdout: "" });
  expect(typescript.stderr).toMatch(/^401 APIGW\.0301 /);

  const curl = await runSample("vif-peers/updateVifPeer.sh", (env) => ({ ...env, TOKEN: "wrong" }));
  expect(curl.code).toBe(22);
  expect(curl.stdout).toContain("error_code");
});

it("a missing sample and one of no operation stop the build", async () => {
  const [api] = apis;
  if (api === undefined) throw new Error("there is no API");
  const [operation] = api.operations;
  if (operation === undefined) throw new Error(`${api.name} has no operation`);
  const more = [...api.operations, { ...operation, operationId: "renamed" }];
  await expect(loadSamples({ ...api, operations: more })).rejects.toThrow(/renamed\.ts is missing/);
  await expect(loadSamples({ ...api, operations: [] })).rejects.toThrow(
    /no operation of the API for .*\.sh/,
  );
});
