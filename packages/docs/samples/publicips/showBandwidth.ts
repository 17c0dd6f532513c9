import { createClient } from "@hcnet/publicips";

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

// An EIP names its bandwidth.
const { publicip } = await client.showPublicip({
  path: { publicip_id: "80d5b82e-43b9-4f82-809a-37bec5793bd4" },
});
const { bandwidth } = await client.showBandwidth({
  path: { bandwidth_id: publicip.bandwidth_id ?? "" },
});
console.log(bandwidth.name, bandwidth.size, bandwidth.charge_mode ?? "bandwidth");
