// Types that programs of users rely on; later builds must compile them too.

import {
  type ClientOptions,
  createClient,
  isApiError,
  type UpdatePublicipInput,
} from "@hcnet/publicips";

export const options: ClientOptions = {};
export const input: UpdatePublicipInput = {
  path: { publicip_id: "a" },
  body: { publicip: { port_id: "b" } },
};

export async function call(): Promise<string> {
  const client = createClient({
    region: "cn-north-4",
    projectId: "a",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  });
  try {
    const { status } = await client.updatePublicip(input).withResponse();
    return String(status satisfies number);
  } catch (error) {
    return isApiError(error) ? `${error.status satisfies number}` : "";
  }
}
