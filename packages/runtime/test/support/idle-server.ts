import { Worker } from "node:worker_threads";
import { onTestFinished } from "vitest";

const PROGRAM = `
  const { createServer } = require("node:http");
  const { parentPort, workerData } = require("node:worker_threads");
  const flag = new Int32Array(workerData);
  const sockets = new Set();
  const server = createServer((request, response) => {
    response.statusCode = request.method === "POST" ? 201 : 200;
    request.resume().on("end", () => response.end('{"widgets":[],"widget":{"id":"w"}}'));
  });
  server.keepAliveTimeout = 0;
  server.on("connection", (socket) => sockets.add(socket));
  parentPort.on("message", () => {
    for (const socket of sockets) socket.destroy();
    // Longer than what counts as idle.
    setTimeout(() => {
      Atomics.store(flag, 0, 1);
      Atomics.notify(flag, 0);
    }, 200);
  });
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

/** A server in a thread of its own, which closes its connections while this one stands still. */
export async function startIdleServer(): Promise<{
  readonly url: string;
  /** Blocks this thread until the server has closed all connections. */
  closeConnections(): void;
}> {
  const memory = new SharedArrayBuffer(4);
  const flag = new Int32Array(memory);
  const worker = new Worker(PROGRAM, { eval: true, workerData: memory });
  onTestFinished(() => void worker.terminate());
  const port = await new Promise((resolve) => worker.once("message", resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    closeConnections() {
      worker.postMessage("close");
      Atomics.wait(flag, 0, 0);
      Atomics.store(flag, 0, 0);
    },
  };
}
