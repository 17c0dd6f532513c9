import { describe, expect, test } from "vitest";
import { createSession, type SessionOptions } from "../src/index.js";
import {
  fromCloudsYaml,
  fromEcsMetadata,
  fromEnvironment,
  fromKooCli,
  fromOpenStackEnvironment,
  fromProfile,
  fromTerraformEnvironment,
} from "../src/node/index.js";
import { gadgetsOf } from "./support/gadgets.js";
import { json, startServer } from "./support/server.js";

const OPTIONS = {
  region: "cn-north-4",
  projectId: "p",
  credentials: { accessKeyId: "a", secretAccessKey: "s" },
} as const;
const INPUT = { path: { gadget_id: "g" } };

// What JavaScript passes, which TypeScript rejects.
const session = (extra: object) => () => createSession({ ...OPTIONS, ...extra } as SessionOptions);

describe("an unknown option", () => {
  test.each([
    ["timeout", "timeout: unknown option; did you mean timeoutMs?"],
    ["attemptTimeout", "attemptTimeout: unknown option; did you mean attemptTimeoutMs?"],
    ["projectID", "projectID: unknown option; did you mean projectId?"],
    ["url", "url: unknown option; known: region, endpoint, endpointSuffix, cloud, projectId"],
  ])("of a session is rejected: %s", (name, message) => {
    expect(session({ [name]: 1 })).toThrow(message);
    expect(session({ [name]: undefined })).not.toThrow();
  });

  test("of a client is rejected", () => {
    const create = () => gadgetsOf("http://127.0.0.1:1", { validate: true } as object);
    expect(create).toThrow("validate: unknown option; known: validation, rawData");
  });

  test.each([
    [() => fromEnvironment({ HUAWEICLOUD_SDK_SK: "canary" } as object), "known: env"],
    [() => fromTerraformEnvironment({ environment: {} } as object), "known: env"],
    [() => fromOpenStackEnvironment({ environment: {} } as object), "known: env"],
    [() => fromProfile({ prof: "p" } as object), "did you mean profile?"],
    [() => fromKooCli({ path: "p" } as object), "known: file, profile, env"],
    [() => fromCloudsYaml({ path: "p" } as object), "known: file, cloud, env"],
    [() => fromEcsMetadata({ timeout: 1 } as object), "did you mean timeoutMs?"],
  ])("of a provider is rejected without its value: %s", (create, message) => {
    expect(create).toThrow(message);
    expect(create).not.toThrow(/canary/);
  });

  test("of retries is rejected", () => {
    const message = "retry.maxAttempt: unknown option; did you mean maxAttempts?";
    expect(session({ retry: { maxAttempt: 1 } })).toThrow(message);
  });

  test("of a call is rejected before anything is sent", async () => {
    const server = await startServer(json(200, { gadget: { id: "g", status: "DONE" } }));
    const client = gadgetsOf(server.url);
    const message = "options.timeout: unknown option; did you mean timeoutMs?";
    await expect(client.showGadget(INPUT, { timeout: 1 } as object)).rejects.toThrow(message);
    expect(server.received).toEqual([]);
  });

  test("of a waiter is rejected before anything is sent", async () => {
    const server = await startServer(json(200, { gadget: { id: "g", status: "DONE" } }));
    const waiting = gadgetsOf(server.url).waitForGadgetDone(INPUT, { deadline: 1 } as object);
    await expect(waiting).rejects.toThrow(
      "waitForGadgetDone: options.deadline: unknown option; did you mean deadlineMs?",
    );
    expect(server.received).toEqual([]);
  });
});
