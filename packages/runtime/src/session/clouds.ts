import type { Cloud } from "./endpoints.js";

export type { Cloud } from "./endpoints.js";

const DIRECT_CONNECT_V2 =
  "Direct Connect there is version 2, which has no virtual interface peers; see the API reference of that cloud";

/**
 * Huawei Cloud EU, whose one region is in Dublin.
 *
 * Source: "Endpoints" in the API references of support.huaweicloud.com/eu; region files of the vendor's
 * SDKs for VPCEP and IAM.
 */
export const huaweiCloudEu: Cloud = {
  name: "Huawei Cloud EU",
  endpointSuffix: "myhuaweicloud.eu",
  regions: ["eu-west-101"],
};

/**
 * Open Telekom Cloud (T Cloud Public).
 *
 * Source: opentelekomcloud-docs/regions-and-endpoints; opentelekomcloud-docs for Direct Connect.
 */
export const otc: Cloud = {
  name: "Open Telekom Cloud",
  endpointSuffix: "otc.t-systems.com",
  regions: ["eu-de", "eu-nl"],
  unavailable: { "vif-peers": DIRECT_CONNECT_V2, "vif-peer-detections": DIRECT_CONNECT_V2 },
};

/**
 * Open Telekom Cloud Swiss.
 *
 * Source: opentelekomcloud-docs-swiss; "API Authentication" of docs.otc.t-systems.com for IAM.
 */
export const otcSwiss: Cloud = {
  name: "Open Telekom Cloud Swiss",
  endpointSuffix: "sc.otc.t-systems.com",
  regions: ["eu-ch2"],
  iamPrefix: "iam-pub",
};

/**
 * Flexible Engine of Orange Business.
 *
 * Source: "Endpoints" in the IAM API reference of eu-west-0 on support.huaweicloud.com.
 */
export const flexibleEngine: Cloud = {
  name: "Flexible Engine",
  endpointSuffix: "prod-cloud-ocb.orange-business.com",
  regions: ["eu-west-0", "eu-west-1", "na-east-0"],
};
