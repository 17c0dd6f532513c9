// What a session takes from credentials configured for other tools.
import { describe, expect, test } from "vitest";
import { createSession } from "../../src/index.js";
import { defaultChain, fromTerraformEnvironment } from "../../src/node/index.js";
import { json, startServer } from "../support/server.js";
import { tempFile } from "../support/temp-file.js";

const CANARY = "canary-71bd";

const HW = { HW_ACCESS_KEY: "AK", HW_SECRET_KEY: CANARY };

describe("a session", () => {
  const service = { api: "widgets", endpoint: "https://widget.{region}.myhuaweicloud.com" };

  test("takes region, endpoints and project from its credentials", async () => {
    const credentials = defaultChain({
      env: { ...HW, HW_REGION_NAME: "eu-de", HW_CLOUD: "otc.t-systems.com", HW_PROJECT_ID: "0123" },
    });
    const session = createSession({ credentials });
    expect(session.endpointOf(service)).toBe("https://widget.eu-de.otc.t-systems.com");
    await expect(session.resolveProjectId()).resolves.toBe("0123");
  });

  test("prefers what it was given", async () => {
    const env = {
      ...HW,
      HW_REGION_NAME: "eu-de",
      HW_CLOUD: "otc.t-systems.com",
      HW_PROJECT_ID: "1",
    };
    const session = createSession({
      credentials: fromTerraformEnvironment({ env }),
      ...{ region: "cn-north-4", endpointSuffix: "example.com", projectId: "2" },
    });
    expect(session.endpointOf(service)).toBe("https://widget.cn-north-4.example.com");
    await expect(session.resolveProjectId()).resolves.toBe("2");
  });

  test("looks up the project by its name", async () => {
    const iam = await startServer(json(200, { projects: [{ id: "0123", name: "team" }] }));
    const env = { ...HW, HW_PROJECT_NAME: "team", HW_AUTH_URL: `${iam.url}/v3` };
    const session = createSession({ region: "r", credentials: fromTerraformEnvironment({ env }) });
    await expect(session.resolveProjectId()).resolves.toBe("0123");
    expect(iam.received[0]?.target).toBe("/v3/projects?name=team");
  });

  test("takes no project of another identity than that of its credentials", async () => {
    const file = await tempFile("config.json", {
      current: "a",
      profiles: [{ name: "a", accessKeyId: "BK", secretAccessKey: "s", projectId: "other" }],
    });
    const chain = defaultChain({
      env: { HUAWEICLOUD_SDK_AK: "AK", HUAWEICLOUD_SDK_SK: "SK", HW_REGION_NAME: "cn-north-4" },
      kooCli: { file },
    });
    expect(chain.settings()).toEqual({ region: "cn-north-4" });
  });

  test("says that the region is missing when its credentials bring none", () => {
    expect(() => createSession({ credentials: defaultChain({ env: HW }) })).toThrow(
      /^region: expected a region id/,
    );
  });
});
