import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// Iterate over all dedicated bandwidths; pages are requested as needed.
const query = { share_type: "PER" } as const;
for await (const { id, size, publicip_info } of client.listBandwidths.items({ query })) {
  console.log(id, size, publicip_info?.[0]?.publicip_address);
}

// Request one page of shared bandwidths.
const { bandwidths } = await client.listBandwidths({ query: { share_type: "WHOLE", limit: 10 } });
console.log(bandwidths.map(({ name, size }) => `${name}: ${size} Mbit/s`));
