// The session that the docs show. `vitest -u` records it again.
import { createMockCloud } from "@hcnet/mock";
import { expect, test } from "vitest";
import { createShell } from "./support/shell.js";

const SESSION = "../../docs/samples/sessions/command-line.console";
const ID = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const PORT = "f588ccfa-8750-4d7c-bf5d-2ede24414706";

const COMMANDS: readonly (readonly string[])[] = [
  ["publicips", "list", "--output", "table", "--fields", "id,status,public_ip_address"],
  ["publicips", "update", ID, "--port-id", PORT, "--dry-run"],
  ["publicips", "update", ID, "--port-id", PORT, "--wait", "--query", "/publicip/status"],
  ["publicips", "show", "00000000-0000-4000-8000-000000000000"],
  ["publicips", "delete", ID],
  ["publicips", "lst"],
];

test("the recorded session is what the commands print", async () => {
  const shell = createShell(createMockCloud({ transitions: "instant" }));
  const lines: string[] = [];
  for (const args of COMMANDS) {
    const { code, stdout, stderr } = await shell(args);
    const status = code === 0 ? [] : [`# exit code ${code}`];
    lines.push(`$ hcnet ${args.join(" ")}`, `${stdout}${stderr}`.trimEnd(), ...status, "");
  }
  const text = lines.join("\n").replaceAll(/\b[\da-f]{32}\b(?=[^/]*$)/gm, "<request id>");
  await expect(`${text.trimEnd()}\n`).toMatchFileSnapshot(SESSION);
});
