import createClient from "openapi-fetch";
import { BODY, ID, PROJECT, TEMPLATE } from "../call.mjs";

/** openapi-fetch with its defaults, nothing signed. */
export const create = (url) => {
  const client = createClient({ baseUrl: url });
  return async () => {
    const path = { project_id: PROJECT, sub_network_interface_id: ID };
    const { data } = await client.PUT(TEMPLATE, { params: { path }, body: BODY });
    return data;
  };
};
