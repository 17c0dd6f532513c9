import { createRequire } from "node:module";
import { createMockCloud, type MockCloud, type MockServer } from "@hcnet/mock";

// CommonJS that Node cannot read the names of when it imports it.
const require = createRequire(import.meta.url);
type Core = typeof import("@huaweicloud/huaweicloud-sdk-core");
type Vpc = typeof import("@huaweicloud/huaweicloud-sdk-vpc/v3/public-api.js");
type Iam = typeof import("@huaweicloud/huaweicloud-sdk-iam/v3/public-api.js");

export const core: Core = require("@huaweicloud/huaweicloud-sdk-core");
export const vpc: Vpc = require("@huaweicloud/huaweicloud-sdk-vpc/v3/public-api.js");
export const iam: Iam = require("@huaweicloud/huaweicloud-sdk-iam/v3/public-api.js");

export const PROJECT = "8c6fb137a48a428aaf9a0229dca4edb3";

/** A cloud that is served, as its clients see it. */
export interface ServedCloud {
  readonly cloud: MockCloud;
  readonly server: MockServer;
  /** What did not match in signatures, if one did not. */
  readonly mismatches: string[];
}

/** Serves a cloud with a time of its own: that of the machine, as the SDK takes no other. */
export async function serveCloud(): Promise<ServedCloud> {
  const mismatches: string[] = [];
  const cloud = createMockCloud({
    identity: {
      onSignatureMismatch: ({ difference, canonicalRequest }) =>
        mismatches.push(`${difference}\n${canonicalRequest}`),
    },
  });
  return { cloud, server: await cloud.listen(), mismatches };
}

/** Credentials of the SDK with the key pair of a cloud. */
export function basicCredentials({ cloud }: ServedCloud) {
  const { accessKeyId, secretAccessKey } = cloud.credentials;
  return new core.BasicCredentials().withAk(accessKeyId).withSk(secretAccessKey);
}

/** The members of responses that the tests look at. */
export interface Wire {
  readonly httpStatusCode: number;
  readonly sub_network_interface: Item;
  readonly sub_network_interfaces: readonly Item[];
  readonly page_info: { readonly next_marker: string };
  readonly projects: readonly object[];
  readonly domains: readonly object[];
  readonly credential: Readonly<Record<"access" | "secret" | "securitytoken", string>>;
}

interface Item {
  readonly id: string;
  readonly description: string;
  readonly virsubnet_id: string;
  readonly parent_id: string;
}

/** A response of the SDK as it is: its types promise accessors, it gives the members of the wire. */
export async function wire(response: Promise<object>): Promise<Wire> {
  return (await response) as Wire;
}
