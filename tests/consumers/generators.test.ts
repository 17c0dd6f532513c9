import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, test } from "vitest";
import { APIS, documentOf, HERE, runTool } from "./support/tools.js";

const OUTPUT = join(HERE, "generated");

const each = (generate: (api: string) => Promise<unknown>) => async () => {
  for (const api of APIS) await generate(api);
};

const generators: Readonly<Record<string, () => Promise<unknown>>> = {
  // With its defaults, so that a default must not make a request property required.
  "openapi-typescript": each((api) =>
    runTool("openapi-typescript", [
      documentOf(api),
      "-o",
      `generated/openapi-typescript/${api}.ts`,
    ]),
  ),
  "hey-api": each((api) =>
    runTool("openapi-ts", [
      ...["-i", documentOf(api), "-o", `generated/hey-api/${api}`, "-p"],
      ...["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk", "zod"],
    ]),
  ),
  oazapfts: each((api) => runTool("oazapfts", [documentOf(api), `generated/oazapfts/${api}.ts`])),
  "openapi-zod-client": each((api) =>
    runTool("openapi-zod-client", [
      documentOf(api),
      "-o",
      `generated/openapi-zod-client/${api}.ts`,
    ]),
  ),
  orval: () => runTool("orval", ["--config", "orval.config.ts"]),
  kubb: () => runTool("kubb", ["generate", "--config", "kubb.config.mjs"]),
};

/** Programs that call an operation through the generated code, by generator. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  "openapi-typescript": ["calls/openapi-fetch.ts"],
  "hey-api": ["calls/hey-api.ts"],
  oazapfts: ["calls/oazapfts.ts"],
  "openapi-zod-client": ["calls/openapi-zod-client.ts"],
  orval: ["calls/orval.ts"],
  kubb: ["calls/kubb.ts"],
};

beforeAll(() => rm(OUTPUT, { recursive: true, force: true }));

describe.each(Object.keys(generators))("%s", (name) => {
  test("generates code for every API that compiles strictly", async () => {
    await mkdir(join(OUTPUT, name), { recursive: true });
    await generators[name]?.();
    const project = join(OUTPUT, `tsconfig.${name}.json`);
    // openapi-zod-client writes code for Zod 3.
    const paths = name === "openapi-zod-client" ? { zod: ["../node_modules/zod-3"] } : {};
    const calls = (CALLS[name] ?? []).map((file) => `../${file}`);
    const config = {
      extends: "../tsconfig.json",
      compilerOptions: { paths },
      include: [name, ...calls],
    };
    await writeFile(project, JSON.stringify(config));
    await runTool("tsc", ["-p", project]);
  });
});
