import { createApiClient } from "../generated/openapi-zod-client/publicips.js";

const [baseUrl = "", token = "", project_id = ""] = process.argv.slice(2);
const client = createApiClient(baseUrl);
const { publicips } = await client.get("/v1/:project_id/publicips", {
  params: { project_id },
  queries: { limit: 10 },
  headers: { "X-Auth-Token": token },
});
console.log(publicips.length);
