// Answers every request with the same interface, as fast as node:http can.
import { createServer } from "node:http";
import { ID, PROJECT } from "./call.mjs";

const answer = JSON.stringify({
  request_id: "0b1f3c5d7e9a2b4c6d8e0f1a3b5c7d9e",
  sub_network_interface: {
    id: ID,
    virsubnet_id: "65dcbd25-5b07-4bff-8c52-6a5ec4c1d0b9",
    private_ip_address: "192.168.0.12",
    ipv6_ip_address: null,
    mac_address: "fa:16:3e:aa:bb:cc",
    parent_device_id: "08ad2f18-1d2d-4b6c-a7a3-8f9c4f3bd1a7",
    parent_id: "a4b5c6d7-0123-4567-89ab-cdef01234567",
    description: "measured",
    vpc_id: "4b8567f6-358f-4a7f-8cd3-3cbb82c0b25f",
    vlan_id: 7,
    security_groups: ["ef0123a4-7b1e-4a3e-9a56-6ad54a3f9a11"],
    tags: [],
    project_id: PROJECT,
    created_at: "2026-01-01T00:00:00Z",
    allowed_address_pairs: [],
    state: null,
    instance_id: "",
    instance_type: "",
    scope: "center",
  },
});
const headers = {
  "Content-Type": "application/json",
  "Content-Length": Buffer.byteLength(answer),
  "X-Request-Id": "0b1f3c5d7e9a2b4c6d8e0f1a3b5c7d9e",
};
const server = createServer((request, response) => {
  request.resume().on("end", () => response.writeHead(200, headers).end(answer));
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
