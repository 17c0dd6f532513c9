// Responds to every request with the documented example, as fast as node:http can.
import { createServer } from "node:http";
import { EXAMPLE } from "./call.mjs";

const response = JSON.stringify(EXAMPLE);
const headers = {
  "Content-Type": "application/json",
  "Content-Length": Buffer.byteLength(response),
  "X-Request-Id": "0b1f3c5d7e9a2b4c6d8e0f1a3b5c7d9e",
};
const server = createServer((request, outgoing) => {
  request.resume().on("end", () => outgoing.writeHead(200, headers).end(response));
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
