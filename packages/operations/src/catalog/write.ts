// Writes dist/catalog: one file for each API, so that a command reads only what it calls.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { OperationTable, ServiceDescriptor } from "@hcnet/runtime";
import { parse } from "yaml";
import { API_NAMES } from "../apis.js";
import { describeApi } from "./describe-api.js";
import { describeWorkflows } from "./workflows.js";

const require = createRequire(import.meta.url);

interface ClientPackage {
  readonly service: ServiceDescriptor;
  readonly operations: OperationTable;
  readonly errorCodes: Readonly<Record<string, string>>;
}

for (const name of API_NAMES) {
  const text = readFileSync(require.resolve(`@hcnet/${name}/openapi.json`), "utf8");
  const { service, operations, errorCodes } = (await import(`@hcnet/${name}`)) as ClientPackage;
  const api = describeApi({ service, operations, errorCodes, document: JSON.parse(text) });
  writeFileSync(new URL(`./${name}.json`, import.meta.url), JSON.stringify(api));
}

const WORKFLOWS = new URL("../../../../specs/workflows/", import.meta.url);
const workflows = readdirSync(WORKFLOWS)
  .filter((name) => name.endsWith(".arazzo.yaml"))
  .sort()
  .flatMap((name) => describeWorkflows(parse(readFileSync(new URL(name, WORKFLOWS), "utf8"))));
writeFileSync(new URL("./workflows.json", import.meta.url), JSON.stringify(workflows));
