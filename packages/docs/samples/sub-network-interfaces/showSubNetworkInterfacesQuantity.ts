import { createClient } from "@hcnet/sub-network-interfaces";

const env = process.env;
const client = createClient({
  region: env.HCNET_REGION ?? "cn-north-4",
  endpoint: env.HCNET_ENDPOINT, // such as a mock cloud
  projectId: env.HUAWEICLOUD_SDK_PROJECT_ID ?? "",
  credentials: {
    accessKeyId: env.HUAWEICLOUD_SDK_AK ?? "",
    secretAccessKey: env.HUAWEICLOUD_SDK_SK ?? "",
  },
});

// The member is a number here, not the list of the same name.
const { sub_network_interfaces } = await client.showSubNetworkInterfacesQuantity();
console.log(sub_network_interfaces, "interfaces");
