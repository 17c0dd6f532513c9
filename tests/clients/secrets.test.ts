// What a spec calls a secret is kept out of the log of its client.
import { createLogListener } from "@hcnet/runtime";
import { createClient } from "@hcnet/vif-peers";
import { expect, test } from "vitest";

const MD5 = "canary-Md5-1";

test("a trace of vif-peers shows that there is a bgp_md5, and not which", async () => {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  const logger = { debug: write, info: write, warn: write, error: write };
  const peer = { id: "1", name: "a", bgp_md5: MD5 };
  const client = createClient({
    region: "cn-north-4",
    projectId: "26ae5181a416420998eb2093aaed84d9",
    credentials: { token: "canary-token" },
    listener: createLogListener(logger, { level: "trace" }),
    fetch: async (url) =>
      url.endsWith("/vif-peers")
        ? Response.json({ vif_peer: peer }, { status: 201 })
        : Response.json({ virtual_interface: { id: "2", vif_peers: [peer] } }),
  });
  await client.createVifPeer({ body: { vif_peer: { name: "a", bgp_md5: MD5 } as never } });
  await client.showVirtualInterface({ path: { virtual_interface_id: "2" } });
  const shown = lines.filter((line) => line.includes('"bgp_md5":"[redacted]"'));
  expect(shown).toHaveLength(3);
  expect(lines.join("\n")).not.toContain("canary");
});
