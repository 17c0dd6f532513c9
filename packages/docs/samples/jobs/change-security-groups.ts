import { createClient } from "@hcnet/sub-network-interfaces";
import { fromEnvironment } from "@hcnet/sub-network-interfaces/node";

const interfaces = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});
const path = { sub_network_interface_id: "2be868f2-f7c9-48db-abc0-eea0b9105b0d" };
const sub_network_interface = { security_groups: ["6727c950-9f01-47a2-a7aa-7d3686c4c95b"] };

// The service checks the change and makes none: status 202 says that it would accept it.
const dryRun = { path, body: { sub_network_interface, dry_run: true } };
const { status } = await interfaces.updateSubNetworkInterface(dryRun).withResponse();
console.log("dry run", status);

await interfaces.updateSubNetworkInterface({ path, body: { sub_network_interface } });
const after = await interfaces.showSubNetworkInterface({ path });
console.log(after.sub_network_interface.security_groups?.join(" "));
// prints: dry run 202
// prints: 6727c950-9f01-47a2-a7aa-7d3686c4c95b
