import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadApis } from "../src/apis.js";
import { loadSamples, SAMPLES } from "../src/samples.js";
import { documentedRequest } from "./support/documented.js";
import { requireTools, runSample } from "./support/run-sample.js";

// What the TypeScript samples print.
const PRINTED: Readonly<Record<string, RegExp>> = {
  createVifPeerDetection: /^[0-9a-f-]{36} processing\n$/,
  updateEndpointService:
    /^4189d3c2-\S+ available \[\n.*client_port: 8081, server_port: 22.*\n.*client_port: 8082, server_port: 23.*\n\]\n$/,
  updatePublicip: /^10\.xx\.xx\.162 ACTIVE f588ccfa-8750-4d7c-bf5d-2ede24414706\n$/,
  updateSubNetworkInterface:
    /^accepted [0-9a-f]{32}\n\[ '6727c950-9f01-47a2-a7aa-7d3686c4c95b' \]\n$/,
  updateVifPeer: /^vif-0819 ACTIVE \[ '20\.1\.1\.0\/24' \]\n$/,
};

const apis = await loadApis();
const cases = apis.flatMap((api) =>
  api.operations.map((operation) => [operation.operationId, api, operation] as const),
);

beforeAll(requireTools);

describe.each(cases)("%s", (operationId, api, operation) => {
  it("in TypeScript prints the typed answer", async () => {
    const { code, stdout, stderr } = await runSample(`${api.name}/${operationId}.ts`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(PRINTED[operationId] ?? "a line in PRINTED of this test");
  });

  it("with curl sends the documented request, and its values come back", async () => {
    const file = `${api.name}/${operationId}.sh`;
    const source = await readFile(join(SAMPLES, file), "utf8");
    const { path, body } = documentedRequest(api, operation);
    expect(source).toContain(
      `--request ${operation.method.toUpperCase()} \\\n  "$ENDPOINT${path}"`,
    );
    expect(JSON.parse(/--data '(.*)'\n$/s.exec(source)?.[1] ?? "")).toEqual(body);

    const { code, stdout, stderr } = await runSample(file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject(body as object);
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
