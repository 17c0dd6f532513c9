import { createMockCloud } from "@hcnet/mock";
import { mockHandlers } from "@hcnet/mock/msw";
import { setupServer } from "msw/node";

const cloud = createMockCloud();
const server = setupServer(...mockHandlers(cloud));
server.listen();

// Code under test keeps the global fetch and the real hosts.
const response = await fetch(
  "https://vpc.cn-north-4.myhuaweicloud.com/v1/26ae5181a416420998eb2093aaed84d9/publicips",
  { headers: { "X-Auth-Token": cloud.credentials.token } },
);
console.log(response.status);
server.close();
// prints: 200
