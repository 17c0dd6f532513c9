import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// An EIP names its bandwidth.
const { publicip } = await client.showPublicip({
  path: { publicip_id: "80d5b82e-43b9-4f82-809a-37bec5793bd4" },
});
const { bandwidth } = await client.showBandwidth({
  path: { bandwidth_id: publicip.bandwidth_id ?? "" },
});
console.log(bandwidth.name, bandwidth.size, bandwidth.charge_mode ?? "bandwidth");
