// Usage: <runtime> through-proxy.mjs '{"endpoint":…,"ca":…,"proxy":…}'
import { createServiceClient } from "@hcnet/runtime";
import { createNodeTransport } from "@hcnet/runtime/node";

const { endpoint, ca, proxy } = JSON.parse(process.argv[2] ?? "");
const listWidgets = {
  operationId: "listWidgets",
  method: "GET",
  path: "/v1/widgets",
  idempotent: true,
  success: [200],
  sensitive: { request: [], response: [] },
};
const service = { api: "widgets", endpoint, regionEndpoints: {} };

async function call(settings) {
  const transport = createNodeTransport({ proxy, ...settings });
  const session = {
    endpoint,
    projectId: "p",
    credentials: { token: "t" },
    transport,
    retry: false,
  };
  try {
    return await createServiceClient(service, { listWidgets }, session).listWidgets();
  } catch (error) {
    return error.name;
  } finally {
    transport.close();
  }
}

console.log(
  JSON.stringify({ "with its authority": await call({ ca }), "without it": await call({}) }),
);
