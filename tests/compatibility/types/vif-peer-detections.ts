// Types that programs of users rely on; later builds must compile them too.

import {
  type ClientOptions,
  type CreateVifPeerDetectionInput,
  createClient,
  isApiError,
} from "@hcnet/vif-peer-detections";

export const options: ClientOptions = {};
export const input: CreateVifPeerDetectionInput = {
  body: { vif_peer_detection: { vif_peer_id: "a" } },
};

export async function call(): Promise<string> {
  const client = createClient({
    region: "cn-north-4",
    projectId: "a",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  });
  try {
    const { status } = await client.createVifPeerDetection(input).withResponse();
    return String(status satisfies number);
  } catch (error) {
    return isApiError(error) ? `${error.status satisfies number}` : "";
  }
}
