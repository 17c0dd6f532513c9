import { listPublicips } from "../generated/orval/fetch/publicips.js";

const [baseUrl = "", token = "", projectId = ""] = process.argv.slice(2);
// The generated functions send paths, as a page does.
const { fetch } = globalThis;
globalThis.fetch = (path, init) => fetch(`${baseUrl}${path}`, init);
const headers = { "X-Auth-Token": token };
const response = await listPublicips(projectId, { limit: 10 }, { headers });
console.log(response.status, response.status === 200 ? response.data.publicips.length : "");
