// Reads a response that comes in chunks of one byte; run with little memory.
import { createServer } from "node:net";
import { createClient } from "@hcnet/publicips";

const CHUNKS = 1_000_000;
const server = createServer((socket) => {
  socket.on("error", () => {});
  socket.once("data", () => {
    const spaces = Buffer.from("1\r\n \r\n".repeat(CHUNKS));
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ne\r\n{"publicips":[\r\n');
    socket.write(spaces);
    socket.end("2\r\n]}\r\n0\r\n\r\n");
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const client = createClient({
  region: "r",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: { token: "t" },
  endpoint: `http://127.0.0.1:${server.address().port}`,
  ...(process.argv[2] === "fetch" ? { fetch: (url, init) => fetch(url, init) } : {}),
});
const { publicips } = await client.listPublicips();
console.log(publicips.length);
process.exit(0);
