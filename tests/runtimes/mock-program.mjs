// What is done with a mock cloud on every platform, as it is built. Gives what can be compared as JSON.

import { publicips } from "@hcnet/mock/apis/publicips";
import { createMockCloud } from "@hcnet/mock/browser";
import { createClient } from "@hcnet/publicips";

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const IAM = "https://iam.cn-north-4.myhuaweicloud.com";
const BANDWIDTH = { share_type: "PER", name: "own", size: 5 };

/** A token by the password of the first user of a cloud. */
async function tokenOf(cloud) {
  const { users, domain } = cloud.identity;
  const [{ name, password }] = users;
  const user = { name, password, domain: { name: domain.name } };
  const identity = { methods: ["password"], password: { user } };
  const scope = { project: { name: "cn-north-4" } };
  const response = await cloud.fetch(`${IAM}/v3/auth/tokens`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ auth: { identity, scope } }),
  });
  const { token } = await response.json();
  return { token: response.headers.get("X-Subject-Token"), projectId: token.project.id };
}

/** Moves an EIP through its states, over tokens and, where the platform can sign, a signature. */
export async function useMockCloud() {
  const cloud = createMockCloud({ apis: [publicips] });
  // Signatures carry the time of this machine, which may differ from the cloud's by 15 minutes.
  cloud.clock.freeze(new Date());
  const shared = { region: "cn-north-4", fetch: cloud.fetch };
  const { token, projectId } = await tokenOf(cloud);
  const client = createClient({ ...shared, projectId, credentials: { token } });
  const created = await client.createPublicip({
    body: { publicip: { type: "5_bgp" }, bandwidth: BANDWIDTH },
  });
  const path = { publicip_id: created.publicip.id };
  cloud.clock.advance({ ms: 2_000 });
  const port_id = "5b2f5c1e-6f0a-4a55-9b86-0c1a6f0e7d11";
  const { publicip } = await client.updatePublicip({ path, body: { publicip: { port_id } } });
  cloud.faults.add({ times: 1, effect: { type: "truncate" } });
  const broken = await client.showPublicip({ path }, { retry: false }).catch(({ name }) => name);
  const invalid = await client
    .updatePublicip({ path, body: { publicip: { alias: "x".repeat(65) } } })
    .catch(({ status, code }) => [status, code]);
  const snapshot = cloud.snapshot();
  cloud.reset();
  cloud.restore(snapshot);
  const { publicips: listed } = await client.listPublicips();
  return {
    id: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(
      path.publicip_id,
    ),
    status: publicip.status,
    privateAddress: publicip.private_ip_address,
    broken,
    invalid,
    listed: listed.length,
    isSecureContext: globalThis.isSecureContext ?? true,
    signed: globalThis.crypto.subtle === undefined ? "cannot sign" : await sign(cloud, shared),
  };
}

/** How many EIPs a client with an access key sees. */
async function sign(cloud, shared) {
  const { accessKeyId, secretAccessKey } = cloud.credentials;
  const credentials = { accessKeyId, secretAccessKey };
  const client = createClient({ ...shared, projectId: PROJECT, credentials });
  return (await client.listPublicips()).publicips.length;
}
