// Every operation, called as a command on the mock cloud, with the arguments of its curl sample.
import { createMockCloud } from "@hcnet/mock";
import { API_NAMES, loadOperations } from "@hcnet/operations";
import { describe, expect, test } from "vitest";
import { loadValidators } from "../../operations/src/apis.js";
import { SAMPLE_SEED, sampleInput } from "../../operations/test/support/sample-calls.js";
import { commandsOf } from "../src/commands.js";
import { createShell } from "./support/shell.js";

const cloud = createMockCloud({ transitions: "instant" });
const shell = createShell(cloud);

describe.for(API_NAMES)("every command of %s", (api) => {
  test("has a name of its own, which the help lists, and that of its operation", async () => {
    const { stdout } = await shell([api, "--help"]);
    const listed = [...stdout.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name);
    expect(listed).toEqual([...commandsOf(api).keys()]);
    expect(new Set(listed).size).toBe(loadOperations([api]).size);
    for (const [name, { id }] of commandsOf(api)) {
      const help = await shell([api, name, "--help"]);
      expect(await shell([api, id, "--help"])).toEqual(help);
    }
  });

  test.for([...commandsOf(api)])(
    "%s prints a response that is valid against the spec",
    async ([name, operation]) => {
      cloud.reset();
      if (operation.id === "deleteEndpointService") cloud.seed(SAMPLE_SEED);
      const { path = {}, query = {}, body } = sampleInput(operation);
      const { code, stdout, stderr } = await shell([
        ...[api, name, ...Object.values(path), "--yes"],
        ...Object.entries(query).flatMap(([key, value]) =>
          [value].flat().flatMap((each) => [`--${key.replaceAll("_", "-")}`, String(each)]),
        ),
        ...(body === undefined ? [] : ["--body", JSON.stringify(body)]),
      ]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const { success, noContent = [] } = operation.descriptor;
      const [status] = success.filter((each) => !noContent.includes(each));
      const { responses } = (await loadValidators(api))[operation.id] ?? {};
      const validate = status === undefined ? undefined : responses?.[status];
      const response: unknown = JSON.parse(stdout);
      if (validate === undefined) expect(response).toBeNull();
      else expect(validate(response), JSON.stringify(validate.errors)).toBe(true);
    },
  );

  test.for([...commandsOf(api)])(
    "%s --help shows examples that can be sent",
    async ([name, operation]) => {
      const { stdout, code } = await shell([api, name, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain(operation.title);
      const ids = Object.values(sampleInput(operation).path ?? {});
      for (const [, line = ""] of stdout.matchAll(/^ {2}hcnet (.*)$/gm)) {
        const [, command = "", json = ""] = /^(.*?) --body '(.*)'$/.exec(line) ?? [];
        const words = command.split(" ");
        const args = [...words.slice(0, 2), ...ids, "--body", json];
        const preview = await shell([...args, "--dry-run"]);
        // The mock cloud checks the dry run of an interface, and does not hold the parent of each example.
        if (operation.dryRun !== undefined && preview.code === 1) continue;
        expect(preview, line).toMatchObject({ code: 0, stderr: "" });
        expect(JSON.parse(preview.stdout)).toMatchObject({ method: operation.descriptor.method });
      }
      expect(stdout.includes("Examples:")).toBe(operation.examples.length > 0);
    },
  );
});
