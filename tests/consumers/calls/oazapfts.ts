import { defaults, listPublicips } from "../generated/oazapfts/publicips.js";

const [baseUrl = "", token = "", projectId = ""] = process.argv.slice(2);
Object.assign(defaults, { baseUrl, headers: { "X-Auth-Token": token } });
const response = await listPublicips(projectId, { limit: 10 });
console.log(response.status, response.status === 200 ? response.data.publicips?.length : "");
