// Types that programs of users rely on; later builds must compile them too.

import {
  type ClientOptions,
  createClient,
  isApiError,
  type UpdateVifPeerInput,
} from "@hcnet/vif-peers";

export const options: ClientOptions = {};
export const input: UpdateVifPeerInput = {
  path: { vif_peer_id: "a" },
  body: { vif_peer: { name: "b" } },
};

export async function call(): Promise<string> {
  const client = createClient({
    region: "cn-north-4",
    projectId: "a",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  });
  try {
    const { status } = await client.updateVifPeer(input).withResponse();
    return String(status satisfies number);
  } catch (error) {
    return isApiError(error) ? `${error.status satisfies number}` : "";
  }
}
