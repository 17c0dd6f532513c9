import { beforeAll, describe, expect, test } from "vitest";
import { loadApis } from "../src/openapi/apis.js";
import { loadSamples, withToken } from "../src/reference/samples.js";
import { documentedRequest, operationOf } from "./support/documented.js";
import { PROJECT_ID, requireTools, runSample } from "./support/run-sample.js";
import { cases, casesOfLanguages, expectSuccess, sourceOf } from "./support/sample-cases.js";

beforeAll(requireTools);

describe.concurrent.each(casesOfLanguages)("%s", (operationId, api) => {
  test("in TypeScript makes the call and prints its result", async ({ expect }) => {
    const outcome = await runSample(`${api.name}/${operationId}.ts`);
    expectSuccess(outcome);
    expect(outcome.exchanges.map((exchange) => operationOf(api, exchange))).toContain(operationId);
    expect(outcome.stdout).toMatch(/\S/);
    expect(outcome.stdout).not.toMatch(/undefined|\[object/);
  });
});

describe.concurrent.each(cases)("%s", (operationId, api, operation) => {
  test("with curl sends the documented request and prints the response", async ({ expect }) => {
    const outcome = await runSample(`${api.name}/${operationId}.sh`);
    expectSuccess(outcome);
    const last = outcome.exchanges.at(-1);
    if (last === undefined) throw new Error("the sample sent nothing");
    expect(operationOf(api, last)).toBe(operationId);
    expect(outcome.stdout).toBe(last.responseBody);

    const documented = documentedRequest(api, operation, PROJECT_ID);
    if (documented === undefined) return;
    expect(last.path).toBe(documented.path);
    expect(documented.bodies).toContainEqual(JSON.parse(last.body));
  });
});

test("every TypeScript sample with a key pair has a variant with a token", () => {
  const sources = cases.map(([operationId, api]) => sourceOf(api.name, operationId, "ts"));
  for (const source of sources) {
    expect(withToken(source)).toContain(
      'credentials: { token: process.env.HUAWEICLOUD_TOKEN ?? "" },',
    );
  }
});

test("a sample prints the error when the key is wrong", async () => {
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

test("the build rejects a missing sample and a sample of no operation", async () => {
  const [api] = await loadApis();
  if (api === undefined) throw new Error("there is no API");
  const [operation] = api.operations;
  if (operation === undefined) throw new Error(`${api.name} has no operation`);
  const more = [...api.operations, { ...operation, operationId: "renamed" }];
  await expect(loadSamples({ ...api, operations: more })).rejects.toThrow(/renamed\.ts is missing/);
  await expect(loadSamples({ ...api, operations: [] })).rejects.toThrow(
    /no operation of the API for .*\.sh/,
  );
});
