import createClient from "openapi-fetch";
import type { paths } from "../generated/openapi-typescript/publicips.js";
import type { paths as VpcPaths } from "../generated/openapi-typescript/sub-network-interfaces.js";
import type { paths as ServicePaths } from "../generated/openapi-typescript/vpc-endpoint-services.js";

const [baseUrl = "", token = "", project_id = ""] = process.argv.slice(2);
const options = { baseUrl, headers: { "X-Auth-Token": token } };

const { data, response } = await createClient<paths>(options).POST("/v1/{project_id}/publicips", {
  params: { path: { project_id } },
  body: {
    publicip: { type: "5_bgp" },
    bandwidth: { share_type: "PER", name: "bandwidth123", size: 10 },
  },
});
console.log(response.status, data?.publicip?.status);

// Bodies without the properties that have a default on the server.
export const update = (id: string) =>
  createClient<VpcPaths>(options).PUT(
    "/v3/{project_id}/vpc/sub-network-interfaces/{sub_network_interface_id}",
    {
      params: { path: { project_id, sub_network_interface_id: id } },
      body: { sub_network_interface: { description: "web" } },
    },
  );
export const create = (vpc_id: string, port_id: string) =>
  createClient<ServicePaths>(options).POST("/v1/{project_id}/vpc-endpoint-services", {
    params: { path: { project_id } },
    body: { vpc_id, port_id, server_type: "VM", ports: [{ client_port: 80, server_port: 80 }] },
  });
