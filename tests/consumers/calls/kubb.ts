import { setConfig } from "@kubb/plugin-client/clients/fetch";
import { listPublicips } from "../generated/kubb/publicips/clients/listPublicips.js";

const [baseURL = "", token = "", projectId = ""] = process.argv.slice(2);
setConfig({ baseURL, headers: { "X-Auth-Token": token } });
const { publicips } = await listPublicips(projectId, { limit: 10 });
console.log(publicips.length);
