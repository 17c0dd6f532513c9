// The exit codes, and the places that document them.
import { readFileSync } from "node:fs";
import { createMockCloud, type MockCloud } from "@hcnet/mock";
import { expect, test } from "vitest";
import { EXIT, EXIT_MEANINGS } from "../src/surroundings.js";
import { createShell } from "./support/shell.js";

const ID = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const MISSING = "00000000-0000-4000-8000-000000000000";
const BIND = ["publicips", "update", ID, "--port-id", "f588ccfa-8750-4d7c-bf5d-2ede24414706"];

/** Lets the bound EIP fail to become active. */
function breakBinding(cloud: MockCloud): void {
  const body = { publicip: { id: ID, status: "BIND_ERROR" } };
  const effect = { type: "response", status: 200, body } as const;
  cloud.faults.add({ operation: "showPublicip", nth: 2, effect });
}

type Case = readonly [
  name: keyof typeof EXIT,
  args: readonly string[],
  stderr: string,
  prepare?: (cloud: MockCloud) => void,
];

const CASES: readonly Case[] = [
  ["ok", ["publicips", "list"], ""],
  ["failed", ["publicips", "show", MISSING], "HTTP 404"],
  ["usage", ["publicips", "show"], "arguments: expected PUBLICIP_ID"],
  ["notConfirmed", ["publicips", "delete", ID], "Pass --yes to send DELETE"],
  ["waitFailed", [...BIND, "--wait"], "BIND_ERROR cannot become ACTIVE", breakBinding],
];

test.for(CASES)("a command ends with the exit code of %s", async ([name, args, text, prepare]) => {
  const cloud = createMockCloud({ transitions: "instant" });
  prepare?.(cloud);
  const { code, stderr } = await createShell(cloud)(args);
  expect({ code, stderr }).toEqual({ code: EXIT[name], stderr: expect.stringContaining(text) });
});

test("every exit code has a command that ends with it", () => {
  expect(CASES.map(([name]) => name)).toEqual(Object.keys(EXIT));
});

test("a command whose wait fails prints the response of its call", async () => {
  const cloud = createMockCloud({ transitions: "instant" });
  cloud.faults.add({ operation: "showPublicip", effect: { type: "response", status: 403 } });
  const body = {
    publicip: { type: "5_bgp" },
    bandwidth: { share_type: "PER", size: 5, name: "web" },
  };
  const args = ["publicips", "create", "--wait", "--body", JSON.stringify(body)];
  const { code, stdout, stderr } = await createShell(cloud)([...args, "--query", "/publicip/id"]);
  expect(code).toBe(EXIT.waitFailed);
  expect(stderr).toContain("HTTP 403");
  expect(JSON.stringify(cloud.snapshot())).toContain(JSON.parse(stdout));
});

test.for([
  ["--help", async () => (await createShell()(["--help"])).stdout, /^ {2}(\d) {2}(.+)$/gm],
  ["README.md", () => readFileSync("README.md", "utf8"), /^\| (\d) +\| (.+?) +\|$/gm],
  [
    "the guide",
    () => readFileSync("../docs/guides/command-line.md", "utf8"),
    /^\| (\d) +\| (.+?) +\|$/gm,
  ],
] as const)("%s documents every exit code", async ([, read, pattern]) => {
  const rows = Array.from((await read()).matchAll(pattern), ([, code, meaning = ""]) => {
    const text = meaning.charAt(0).toLowerCase() + meaning.slice(1).replace(/\.$/, "");
    return [Number(code), text];
  });
  const names = Object.keys(EXIT) as (keyof typeof EXIT)[];
  expect(rows).toEqual(names.map((name) => [EXIT[name], EXIT_MEANINGS[name]]));
});
