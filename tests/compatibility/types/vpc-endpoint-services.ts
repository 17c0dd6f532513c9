// Types that programs of users rely on; later builds must compile them too.

import {
  type ClientOptions,
  createClient,
  isApiError,
  type UpdateEndpointServiceInput,
} from "@hcnet/vpc-endpoint-services";

export const options: ClientOptions = {};
export const input: UpdateEndpointServiceInput = {
  path: { vpc_endpoint_service_id: "a" },
  body: { description: "b" },
};

export async function call(): Promise<string> {
  const client = createClient({
    region: "cn-north-4",
    projectId: "a",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  });
  try {
    const { status } = await client.updateEndpointService(input).withResponse();
    return String(status satisfies number);
  } catch (error) {
    return isApiError(error) ? `${error.status satisfies number}` : "";
  }
}
