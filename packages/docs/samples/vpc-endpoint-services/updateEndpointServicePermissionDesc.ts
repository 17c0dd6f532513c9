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

const { permissions } = await client.updateEndpointServicePermissionDesc({
  path: {
    vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88",
    permission_id: "849046d9-7342-44ba-b2d2-367d8de6311b",
  },
  body: { permission: { description: "Everybody, until the move is over" } },
});
for (const { permission, description } of permissions) console.log(permission, description);
