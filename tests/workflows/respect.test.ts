// The jobs of specs/workflows, run by an Arazzo runner that nobody here wrote, against the mock.

import { createMockCloud, type MockCloud, type MockServer } from "@hcnet/mock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runBin } from "../../scripts/lib/run.js";
import { type WorkflowFile, workflowFiles } from "./workflows.js";

// A probe runs for minutes; the time of the cloud does so in a few seconds of ours.
const SPEED = 120;
const TIMEOUT_MS = 60_000;

let cloud: MockCloud;
let server: MockServer;

beforeEach(async () => {
  const start = Date.now();
  cloud = createMockCloud({ now: () => new Date(start + (Date.now() - start) * SPEED) });
  server = await cloud.listen();
});

afterEach(() => server.close());

/** Runs a workflow; what the runner printed, or an error that holds it if a step failed. */
function respect({ path, sources, inputs }: WorkflowFile, changed: object = {}): Promise<string> {
  const { token } = cloud.credentials;
  return runBin("redocly", ["respect", path, "--verbose"], {
    REDOCLY_CLI_RESPECT_INPUT: JSON.stringify({ ...inputs, token, ...changed }),
    REDOCLY_CLI_RESPECT_SERVER: sources.map((name) => `${name}=${server.url}`).join(","),
  });
}

const named = (name: string): WorkflowFile => {
  const found = workflowFiles.find((file) => file.name === name);
  if (found === undefined) throw new Error(`${name}: there is no such workflow`);
  return found;
};

test.each(workflowFiles)(
  "$name runs to its end with the examples of its inputs, and prints no token",
  async (file) => {
    const printed = await respect(file);
    expect(printed).toContain("Workflows: 1 passed, 1 total");
    expect(printed).not.toContain(cloud.credentials.token);
  },
  TIMEOUT_MS,
);

test(
  "a job fails where the cloud is in another state than it was told",
  async () => {
    const { to_port_id } = named("move-publicip").inputs;
    await expect(respect(named("move-publicip"), { from_port_id: to_port_id })).rejects.toThrow(
      "checkBinding",
    );
  },
  TIMEOUT_MS,
);

test(
  "a job fails where the token is not that of the cloud, and does not print it",
  async () => {
    const token = "canary-token-of-nobody";
    const failure = await respect(named("change-security-groups"), { token }).catch(String);
    expect(failure).toContain("$statusCode == 200");
    expect(failure).not.toContain(token);
  },
  TIMEOUT_MS,
);
