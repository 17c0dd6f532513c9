// Makes calls to the mock and to a server that repeats the headers, and prints what came of them.
import { createServer } from "node:http";
import { createMockCloud } from "@hcnet/mock";
import { createClient } from "@hcnet/publicips";

const isFetch = process.argv[2] === "fetch";
const projectId = "26ae5181a416420998eb2093aaed84d9";
const clientOf = (endpoint, credentials) =>
  createClient({
    ...{ region: "cn-north-4", projectId, credentials, endpoint },
    ...(isFetch ? { fetch: (url, init) => fetch(url, init) } : {}),
  });

const cloud = createMockCloud();
const server = await cloud.listen();
const { token, accessKeyId, secretAccessKey } = cloud.credentials;
const lists = [];
for (const credentials of [{ token }, { accessKeyId, secretAccessKey }]) {
  const { publicips } = await clientOf(server.url, credentials).listPublicips();
  lists.push(Array.isArray(publicips));
}
await server.close();

let received;
const echo = createServer((request, response) => {
  received ??= request.rawHeaders;
  request.resume().on("end", () => response.end('{"publicip":{}}'));
});
await new Promise((resolve) => echo.listen(0, "127.0.0.1", resolve));
const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };
const endpoint = `http://127.0.0.1:${echo.address().port}`;
const body = { publicip: { alias: "a" } };
await clientOf(endpoint, { token: "a-token" }).updatePublicip({ path, body });
echo.close();
echo.closeAllConnections();

const spans = globalThis.finishedSpans?.() ?? [];
const kinds = spans.map(({ kind, attributes }) => [
  kind,
  attributes["http.request.method"] ?? attributes["http.method"],
]);
console.log(JSON.stringify({ lists, received, kinds }));
