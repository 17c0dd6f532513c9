import createClient from "openapi-fetch";
import { BODY, ID, PROJECT } from "../call.mjs";

/** openapi-fetch as it comes, nothing signed. */
export const create = (url) => {
  const client = createClient({ baseUrl: url });
  return async () => {
    const { data } = await client.PUT(
      "/v3/{project_id}/vpc/sub-network-interfaces/{sub_network_interface_id}",
      { params: { path: { project_id: PROJECT, sub_network_interface_id: ID } }, body: BODY },
    );
    return data;
  };
};
