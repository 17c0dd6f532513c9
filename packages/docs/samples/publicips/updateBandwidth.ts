import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// Resize the bandwidth of an EIP. The name stays as it is.
const { bandwidth } = await client.updateBandwidth({
  path: { bandwidth_id: "3fa5b383-5a73-4dcb-a314-c6128546d855" },
  body: { bandwidth: { size: 10 } },
});
console.log(bandwidth.name, bandwidth.size);

// The EIP shows the new size.
for (const { publicip_id = "" } of bandwidth.publicip_info ?? []) {
  const { publicip } = await client.showPublicip({ path: { publicip_id } });
  console.log(publicip.public_ip_address, publicip.bandwidth_size);
}
