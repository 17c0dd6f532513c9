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

const service = await client.listServiceDescribeDetails({
  query: { id: "4189d3c2-8882-4871-a3c2-d380272eed88" }, // or endpoint_service_name
});
console.log(service.service_name, service.service_type);
