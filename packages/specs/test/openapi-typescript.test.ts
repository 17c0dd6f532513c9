import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import openapiTS, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { APIS } from "../../../scripts/lib/apis.js";
import { PACKAGE, readText } from "./support/dist.js";

const exec = promisify(execFile);
const OPTIONS = ["--strict", "--noEmit", "--skipLibCheck", "--module", "nodenext"];

// Bodies without the properties that have a default on the server.
const PROGRAM = `import createClient from "openapi-fetch";
import type { paths as Eip } from "./publicips.js";
import type { paths as Vpc } from "./sub-network-interfaces.js";
import type { paths as Vpcep } from "./vpc-endpoint-services.js";

const project_id = "26ae5181a416420998eb2093aaed84d9";
createClient<Eip>().POST("/v1/{project_id}/publicips", {
  params: { path: { project_id } },
  body: { publicip: { type: "5_bgp" }, bandwidth: { share_type: "PER", name: "a", size: 10 } },
});
createClient<Vpc>().PUT("/v3/{project_id}/vpc/sub-network-interfaces/{sub_network_interface_id}", {
  params: { path: { project_id, sub_network_interface_id: "a" } },
  body: { sub_network_interface: { description: "web" } },
});
createClient<Vpcep>().POST("/v1/{project_id}/vpc-endpoint-services", {
  params: { path: { project_id } },
  body: { vpc_id: "a", port_id: "b", server_type: "VM", ports: [{ client_port: 80, server_port: 80 }] },
});
`;

let directory: string;

beforeAll(async () => {
  // Inside the package, where the program finds openapi-fetch.
  await mkdir(join(PACKAGE, "generated"), { recursive: true });
  directory = await mkdtemp(join(PACKAGE, "generated", "types-"));
  for (const api of APIS) {
    const types = await openapiTS(readText(`openapi/${api}.json`));
    await writeFile(join(directory, `${api}.ts`), astToString(types));
  }
});

afterAll(() => rm(directory, { recursive: true, force: true }));

test("generates types with its defaults that accept bodies without server defaults", async () => {
  await writeFile(join(directory, "program.ts"), PROGRAM);
  const tsc = join(PACKAGE, "node_modules", ".bin", "tsc");
  const files = [...APIS, "program"].map((name) => join(directory, `${name}.ts`));
  const result = exec(tsc, [...OPTIONS, ...files]).then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
  expect(await result).toBe("");
});
