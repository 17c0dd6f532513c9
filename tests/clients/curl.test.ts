import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROJECT, type ServedCloud, serveCloud } from "./sdk.js";

const run = promisify(execFile);

let served: ServedCloud;
beforeAll(async () => {
  served = await serveCloud();
});
afterAll(() => served.server.close());

/** Runs curl and gives what it printed, the headers first. */
async function curl(path: string, ...options: string[]): Promise<string> {
  const { stdout } = await run("curl", [
    "--silent",
    "--include",
    ...options,
    served.server.url + path,
  ]);
  return stdout;
}

describe("curl", () => {
  test("gets a token for a password and uses it", async () => {
    const { domain, users, projects } = served.cloud.identity;
    const user = {
      name: users[0]?.name,
      password: users[0]?.password,
      domain: { name: domain.name },
    };
    const identity = { methods: ["password"], password: { user } };
    const scope = { project: { id: projects[0]?.id } };
    const response = await curl(
      "/v3/auth/tokens?nocatalog=true",
      "--header",
      "Content-Type: application/json;charset=utf8",
      "--data",
      JSON.stringify({ auth: { identity, scope } }),
    );
    expect(response).toMatch(/^HTTP\/1\.1 201 /);
    const [, token = ""] = /^x-subject-token: (\S+)/im.exec(response) ?? [];
    const path = `/v3/${projects[0]?.id}/vpc/sub-network-interfaces?limit=1`;
    expect(await curl(path, "--header", `X-Auth-Token: ${token}`)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("is told what is missing without credentials", async () => {
    const response = await curl(`/v3/${PROJECT}/vpc/sub-network-interfaces`);
    expect(response).toMatch(/^HTTP\/1\.1 401 /);
    expect(response).toContain("APIGW.0301");
  });
});
