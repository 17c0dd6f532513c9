// Credentials that are easy to find in what a command prints, and a mock cloud that accepts them.

import { createMockCloud, type MockCloud } from "@hcnet/mock";

/** What each of the secrets begins with. */
export const CANARY = "Canary5d41402abc";
export const SK = `${CANARY}SecretAccessKey`;
export const TOKEN = `${CANARY}Token`;
export const PASSWORD = `${CANARY}/Password "1"`;
export const MD5 = `${CANARY}Md5`;

export const PROJECT_ID = "26ae5181a416420998eb2093aaed84d9";
export const EIP = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
/** The body of a peer with a secret. */
export const PEER = {
  vif_id: "86f9556a-fa68-42b7-93c2-dd407408430b",
  name: "peer-ipv6",
  address_family: "ipv6",
  route_mode: "bgp",
  bgp_asn: 65001,
  bgp_md5: MD5,
  local_gateway_ip: "FD00::1/64",
  remote_gateway_ip: "FD00::2/64",
};

const AK = "ACCESSKEY00000000001";
/** The variables for each kind of credentials. */
export const ACCESS_KEY = { HUAWEICLOUD_SDK_AK: AK, HUAWEICLOUD_SDK_SK: SK };
export const BY_TOKEN = { HW_AUTH_TOKEN: TOKEN };
export const BY_PASSWORD = {
  HW_USER_NAME: "ann",
  HW_USER_PASSWORD: PASSWORD,
  HW_DOMAIN_NAME: "acme",
};

/** Creates a mock cloud that accepts all of the credentials. */
export function createCanaryCloud(): MockCloud {
  return createMockCloud({
    credentials: { accessKeyId: AK, secretAccessKey: SK, token: TOKEN },
    identity: {
      domain: { name: "acme" },
      users: [{ name: "ann", password: PASSWORD }],
      projects: [{ name: "cn-north-4", id: PROJECT_ID }],
    },
    transitions: "instant",
  });
}
