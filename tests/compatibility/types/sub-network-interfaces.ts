// Types that programs of users rely on; later builds must compile them too.

import {
  type ClientOptions,
  createClient,
  isApiError,
  type UpdateSubNetworkInterfaceInput,
} from "@hcnet/sub-network-interfaces";

export const options: ClientOptions = {};
export const input: UpdateSubNetworkInterfaceInput = {
  path: { sub_network_interface_id: "a" },
  body: { sub_network_interface: { description: "b" } },
};

export async function call(): Promise<string> {
  const client = createClient({
    region: "cn-north-4",
    projectId: "a",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  });
  try {
    const { status } = await client.updateSubNetworkInterface(input).withResponse();
    return String(status satisfies number);
  } catch (error) {
    return isApiError(error) ? `${error.status satisfies number}` : "";
  }
}
