import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const path = { publicip_id: "6285e7be-fd9f-497c-bc2d-dd0bdea6efe0" };
const { publicip } = await client.showPublicip({ path });
console.log(publicip.status, publicip.bandwidth_name, publicip.bandwidth_size);

// Asks until the EIP is bound; fails at once if it cannot be any more.
const bound = await client.waitForPublicipBound({ path }, { deadlineMs: 60_000 });
// A dedicated load balancer has no port: then it is null.
console.log(bound.publicip.port_id ?? "no port");
