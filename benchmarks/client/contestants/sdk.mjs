import { createRequire } from "node:module";
import { ID, KEYS, PROJECT } from "../call.mjs";

const require = createRequire(import.meta.url);
const { BasicCredentials } = require("@huaweicloud/huaweicloud-sdk-core");
const { VpcClient } = require("@huaweicloud/huaweicloud-sdk-vpc/v3/VpcClient");
const vpc = require("@huaweicloud/huaweicloud-sdk-vpc/v3/public-api");

/** The vendor's own SDK. */
export const create = (url) => {
  const credentials = new BasicCredentials()
    .withAk(KEYS.accessKeyId)
    .withSk(KEYS.secretAccessKey)
    .withProjectId(PROJECT);
  const client = VpcClient.newBuilder().withCredential(credentials).withEndpoint(url).build();
  return () => {
    const interfaceOption = new vpc.UpdateSubNetworkInterfaceOption().withDescription("measured");
    const body = new vpc.UpdateSubNetworkInterfaceRequestBody().withSubNetworkInterface(
      interfaceOption,
    );
    const request = new vpc.UpdateSubNetworkInterfaceRequest(ID).withBody(body);
    return client.updateSubNetworkInterface(request);
  };
};
