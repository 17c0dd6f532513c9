import { createClient as createEipClient, createSession } from "@hcnet/publicips";
import { createClient as createInterfaceClient } from "@hcnet/sub-network-interfaces";

// One session for all clients: they share credentials, connections, limits and clock skew.
const session = createSession({
  region: "cn-north-4",
  credentials: { accessKeyId: "your-access-key", secretAccessKey: "your-secret-key" },
});
const eips = createEipClient(session);
const interfaces = createInterfaceClient(session);

// Without projectId, IAM is asked for the project of the region, once.
console.log(await session.resolveProjectId());
console.log((await eips.listPublicips()).publicips.length);
console.log((await interfaces.showSubNetworkInterfacesQuantity()).sub_network_interfaces);
// prints: 26ae5181a416420998eb2093aaed84d9
// prints: 3
// prints: 2
