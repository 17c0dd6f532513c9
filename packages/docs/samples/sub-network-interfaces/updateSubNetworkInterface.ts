import { createClient } from "@hcnet/sub-network-interfaces";
import { fromEnvironment } from "@hcnet/sub-network-interfaces/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const call = {
  path: { sub_network_interface_id: "2be868f2-f7c9-48db-abc0-eea0b9105b0d" },
  body: {
    sub_network_interface: {
      security_groups: ["6727c950-9f01-47a2-a7aa-7d3686c4c95b"],
      allowed_address_pairs: [{ ip_address: "1.1.1.1/0" }],
    },
  },
};
// A dry run returns 202 and changes nothing; the status tells the type of the data.
const dryRun = { ...call, body: { ...call.body, dry_run: true } };
const check = await client.updateSubNetworkInterface(dryRun).withResponse();
console.log(check.status === 202 ? "accepted" : "changed", check.data.request_id);

const result = await client.updateSubNetworkInterface(call).withResponse();
if (result.status === 200) {
  console.log(result.data.sub_network_interface.security_groups);
}
