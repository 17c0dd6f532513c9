import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** The connections of a server, so that it can stop without waiting for those that only wait. */
export interface Connections {
  /** Tells that a call runs on a connection until its response is done. */
  busy(socket: Socket, response: ServerResponse): void;
  /** Tells that a connection waits for an answer that will not come. */
  hung(socket: Socket): void;
  closing(): boolean;
  /** Takes no more connections and resolves once the running calls are answered. */
  close(): Promise<void>;
}

// How long calls may run on after close.
const GRACE_MS = 5_000;

/** Keeps track of a server's connections. Node's own count leaves out those that never called. */
export function trackConnections(server: Server): Connections {
  const running = new Map<Socket, number>();
  // Weak, as a hanging connection ends when its client has had enough.
  const hanging = new WeakSet<Socket>();
  let closed: Promise<void> | undefined;

  server.on("connection", (socket) => {
    running.set(socket, 0);
    socket.once("close", () => running.delete(socket));
  });

  function add(socket: Socket, calls: number): void {
    const count = running.get(socket);
    if (count !== undefined) running.set(socket, count + calls);
  }

  return {
    busy(socket, response) {
      add(socket, 1);
      response.once("close", () => add(socket, -1));
    },
    hung(socket) {
      if (closed === undefined) hanging.add(socket);
      else socket.destroy();
    },
    closing: () => closed !== undefined,
    close() {
      closed ??= new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        for (const [socket, calls] of running) {
          if (calls === 0 || hanging.has(socket)) socket.destroy();
        }
      });
      return closed;
    },
  };
}
