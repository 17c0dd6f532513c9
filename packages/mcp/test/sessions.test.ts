// The session that the docs show. `vitest -u` records it again.
import { createMockCloud } from "@hcnet/mock";
import { expect, test } from "vitest";
import { connect } from "./support/host.js";

const SESSION = "../../docs/samples/sessions/mcp.session";
const ID = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const PORT = "f588ccfa-8750-4d7c-bf5d-2ede24414706";
const bind = { path: { publicip_id: ID }, body: { publicip: { port_id: PORT } } };

test("the recorded session is what a host sends and gets", async () => {
  const { call } = await connect({
    cloud: createMockCloud({ transitions: "instant" }),
    allow: ["publicips:update*"],
  });
  const parts: string[] = [];
  const shown = (value: unknown) =>
    JSON.stringify(value, null, 2).replaceAll(
      /"(confirm|expiresAt)": "[^"]+"/g,
      (_, name: string) => `"${name}": "${name === "confirm" ? "TOKEN" : "in five minutes"}"`,
    );
  const step = async (name: string, args: object) => {
    const { structuredContent, content, isError } = await call(name, args);
    const result = isError ? content : structuredContent;
    parts.push(`// tools/call ${name}\n${shown(args)}\n// result\n${shown(result)}\n`);
    return (structuredContent ?? {}) as { readonly plan?: { readonly confirm: string } };
  };
  await step("deletePublicip", { path: bind.path });
  const { plan } = await step("updatePublicip", bind);
  await step("updatePublicip", { ...bind, confirm: plan?.confirm });
  await step("waitForPublicipBound", { path: bind.path });
  await expect(parts.join("\n")).toMatchFileSnapshot(SESSION);
});
