import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const { publicip } = await client.createPublicip({
  body: {
    publicip: { type: "5_bgp", ip_version: 4 },
    bandwidth: { name: "bandwidth123", size: 10, share_type: "PER" },
    enterprise_project_id: "b261ac1f-2489-4bc7-b31b-c33c3346a439",
  },
});
console.log(publicip.status, publicip.bandwidth_size);

// The response comes before the work is done; a new EIP is ready once it is `DOWN`.
const ready = await client.waitForPublicipUnbound({ path: { publicip_id: publicip.id } });
console.log(ready.publicip.status, ready.publicip.bandwidth_size);
