import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { HttpRequest } from "./request.js";

/** The connections of a server, so that idle ones can be closed. */
export interface Connections {
  /** Tells that a call runs on a connection until its response is done. */
  busy(socket: Socket, response: ServerResponse, request: HttpRequest): void;
  /** The request that came last on a connection. */
  latest(socket: Socket): HttpRequest | undefined;
  /** Does something once no call runs on a connection, unless it closes before. */
  whenIdle(socket: Socket, act: () => void): void;
  /** Tells that a connection waits for a response that will not come. */
  hung(socket: Socket): void;
  /** Whether a call runs on a connection. */
  isBusy(socket: Socket): boolean;
  closing(): boolean;
  /** Accepts no more connections and resolves once the running calls have finished or were aborted. */
  close(): Promise<void>;
}

/** How many connections there may be, and how long calls may run on. */
export interface ConnectionLimits {
  /** A connection over this many takes the place of the one that waits longest. */
  readonly maxConnections: number;
  /** How long running calls may take after close. */
  readonly closeGraceMs: number;
}

interface Use {
  running: number;
  isHung: boolean;
  latest: HttpRequest | undefined;
  /** What is done once nothing runs. */
  next: (() => void) | undefined;
}

const waits = ({ running, isHung }: Use): boolean => running === 0 || isHung;

/** The connection to close for a new one: the longest idle. */
function firstWaiting(uses: ReadonlyMap<Socket, Use>): Socket | undefined {
  for (const [socket, use] of uses) if (waits(use)) return socket;
  return undefined;
}

/** Keeps track of a server's connections. Node's own count omits those that never called. */
export function trackConnections(
  server: Server,
  { maxConnections, closeGraceMs }: ConnectionLimits,
): Connections {
  // In the order of their last call, those that have not called yet by when they came.
  const uses = new Map<Socket, Use>();
  let closed: Promise<void> | undefined;

  function giveUp(socket: Socket): void {
    uses.delete(socket);
    socket.destroy();
  }

  server.on("connection", (socket) => {
    if (uses.size >= maxConnections) {
      const other = firstWaiting(uses);
      if (other === undefined) {
        socket.destroy();
        return;
      }
      giveUp(other);
    }
    uses.set(socket, { running: 0, isHung: false, latest: undefined, next: undefined });
    socket.once("close", () => uses.delete(socket));
  });

  return {
    latest: (socket) => uses.get(socket)?.latest,
    whenIdle(socket, act) {
      const use = uses.get(socket);
      if (use === undefined || use.next !== undefined) return;
      use.next = act;
      if (use.running === 0) act();
    },
    busy(socket, response, request) {
      const use = uses.get(socket);
      if (use === undefined) return;
      uses.delete(socket);
      uses.set(socket, use);
      use.running += 1;
      use.latest = request;
      response.once("close", () => {
        use.running -= 1;
        if (use.running === 0) use.next?.();
      });
    },
    hung(socket) {
      const use = uses.get(socket);
      if (use !== undefined) use.isHung = true;
      if (closed !== undefined) socket.destroy();
    },
    isBusy: (socket) => (uses.get(socket)?.running ?? 0) > 0,
    closing: () => closed !== undefined,
    close() {
      closed ??= new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), closeGraceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        for (const [socket, use] of uses) if (waits(use)) socket.destroy();
      });
      return closed;
    },
  };
}
