import { createClient } from "../../packages/sub-network-interfaces/dist/src/index.js";
import { BODY, ID, KEYS, PROJECT } from "./call.mjs";

/** Our client, with the given options. */
export function createHcnet(url, { session = {}, client = {} } = {}) {
  const credentials = KEYS;
  const options = { endpoint: url, projectId: PROJECT, credentials, ...session };
  const { updateSubNetworkInterface } = createClient(options, client);
  const path = { sub_network_interface_id: ID };
  return () => updateSubNetworkInterface({ path, body: BODY });
}
