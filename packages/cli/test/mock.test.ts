// `--mock` starts a new mock cloud of one API for each command, here from the files of the package.
import { API_NAMES } from "@hcnet/operations";
import { describe, expect, test } from "vitest";
import { sampleInput } from "../../operations/test/support/sample-calls.js";
import { commandsOf } from "../src/commands.js";
import type * as runModule from "../src/run.js";

const BUILT = new URL("../dist/run.js", import.meta.url).href;
const { run } = (await import(BUILT)) as typeof runModule;

describe.for(API_NAMES)("with --mock, every command of %s", (api) => {
  test.for([...commandsOf(api)])("%s is served", async ([name, operation]) => {
    const { path = {}, query = {}, body } = sampleInput(operation);
    const printed = { stdout: "", stderr: "" };
    const output = (stream: keyof typeof printed) => ({
      write: (text: string) => {
        printed[stream] += text;
      },
      isTerminal: false,
    });
    const flags = Object.entries(query).flatMap(([key, value]) =>
      [value].flat().flatMap((each) => [`--${key.replaceAll("_", "-")}`, String(each)]),
    );
    const code = await run({
      args: [
        ...[api, name, ...Object.values(path), ...flags, "--mock", "--yes"],
        ...(body === undefined ? [] : ["--body", JSON.stringify(body)]),
      ],
      ...{ stdout: output("stdout"), stderr: output("stderr"), readStdin: async () => "" },
    });
    // The documented call deletes a service that it has created, which a new cloud does not have.
    const isMissing = operation.id === "deleteEndpointService";
    expect({ code, stderr: printed.stderr }).toEqual({
      code: isMissing ? 1 : 0,
      stderr: isMissing ? expect.stringContaining("HTTP 404") : "",
    });
  });
});
