import { createClient } from "@hcnet/sub-network-interfaces";
import { fromEnvironment } from "@hcnet/sub-network-interfaces/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const sub_network_interface = {
  virsubnet_id: "08278e6c-61ca-46c1-9fc3-0d4f6c12f193",
  parent_id: "637748df-2986-4350-8303-95d259580fb3",
  security_groups: ["6727c950-9f01-47a2-a7aa-7d3686c4c95b"],
};
// A dry run returns 202 and creates nothing; the status tells the type of the data.
const check = { body: { dry_run: true, sub_network_interface } };
console.log((await client.createSubNetworkInterface(check).withResponse()).status);

const result = await client
  .createSubNetworkInterface({ body: { sub_network_interface } })
  .withResponse();
if (result.status === 201) {
  const { id, private_ip_address, vlan_id } = result.data.sub_network_interface;
  console.log(id, private_ip_address, "on VLAN", vlan_id);
}
