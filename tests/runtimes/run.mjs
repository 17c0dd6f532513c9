// Usage: <runtime> run.mjs '{"endpoint":…,"accessKeyId":…,"secretAccessKey":…,"token":…}'
import { useClients } from "./program.mjs";

console.log(JSON.stringify(await useClients(JSON.parse(process.argv[2] ?? ""))));
