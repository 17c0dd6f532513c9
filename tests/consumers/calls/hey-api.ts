import { client } from "../generated/hey-api/publicips/client.gen.js";
import { listPublicips } from "../generated/hey-api/publicips/index.js";

const [baseUrl = "", token = "", project_id = ""] = process.argv.slice(2);
client.setConfig({ baseUrl, headers: { "X-Auth-Token": token } });
const { data, response } = await listPublicips({ path: { project_id }, query: { limit: 10 } });
console.log(response?.status, data?.publicips?.length);
