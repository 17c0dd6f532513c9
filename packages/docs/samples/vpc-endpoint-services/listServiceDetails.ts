import { createClient } from "@hcnet/vpc-endpoint-services";

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

const path = { vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88" };
const service = await client.listServiceDetails({ path });
// Some responses have the ports as strings.
const ports = service.ports?.map((port) => [Number(port.client_port), Number(port.server_port)]);
console.log(service.status, service.server_type, ports);
