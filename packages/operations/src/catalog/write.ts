// Writes dist/catalog: one file for each API, so that a command reads only what it calls.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ApiModule } from "@hcnet/mock/browser";
import type { OperationTable, ServiceDescriptor } from "@hcnet/runtime";
import { parse } from "yaml";
import { API_NAMES } from "../apis.js";
import { apisNaming, loadMockApi } from "../mock-apis.js";
import { describeApi } from "./describe-api.js";
import { describeWorkflows } from "./workflows.js";

const require = createRequire(import.meta.url);

interface ClientPackage {
  readonly service: ServiceDescriptor;
  readonly operations: OperationTable;
  readonly errorCodes: Readonly<Record<string, string>>;
}

const mockApis = await Promise.all(API_NAMES.map(loadMockApi));
for (const [index, name] of API_NAMES.entries()) {
  const text = readFileSync(require.resolve(`@hcnet/${name}/openapi.json`), "utf8");
  const { service, operations, errorCodes } = (await import(`@hcnet/${name}`)) as ClientPackage;
  const document = JSON.parse(text);
  const namedBy = apisNaming(mockApis[index] as ApiModule, mockApis);
  const api = describeApi({ service, operations, errorCodes, document, namedBy });
  writeFileSync(new URL(`./${name}.json`, import.meta.url), JSON.stringify(api));
}

const WORKFLOWS = new URL("../../../../specs/workflows/", import.meta.url);
const workflows = readdirSync(WORKFLOWS)
  .filter((name) => name.endsWith(".arazzo.yaml"))
  .sort()
  .flatMap((name) => describeWorkflows(parse(readFileSync(new URL(name, WORKFLOWS), "utf8"))));
writeFileSync(new URL("./workflows.json", import.meta.url), JSON.stringify(workflows));
