// Functions of the module of operations, replaced as the guide for CommonJS and Jest says.
import { createSession } from "@hcnet/publicips";
import { listQuotas, showPublicip } from "@hcnet/publicips/operations";
import { expect, test, vi } from "vitest";

vi.mock("@hcnet/publicips/operations", { spy: true });

const session = createSession({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: { token: "a-token" },
  fetch: async () => Response.json({ quotas: { resources: [] } }),
});

test("an operation function of the module is replaced by a spy, and the others call the service", async () => {
  const publicip = { id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb", status: "DOWN" };
  vi.mocked(showPublicip).mockResolvedValue({ publicip });
  const path = { publicip_id: publicip.id };
  await expect(showPublicip(session, { path })).resolves.toEqual({ publicip });
  expect(showPublicip).toHaveBeenCalledWith(session, { path });
  await expect(listQuotas(session)).resolves.toEqual({ quotas: { resources: [] } });
});
