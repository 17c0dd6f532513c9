import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import { LONGEST_TIMER_MS } from "../../options.js";
import type { ConnectionOptions } from "./options.js";

/** How to reach one origin. */
export interface Route {
  readonly client: Pick<typeof http, "request">;
  readonly agent: http.Agent;
  readonly host: string;
  readonly port: string;
  /** Prefix of the path: the origin, for a proxy that forwards requests. */
  readonly before: string;
  /** Headers that go to a proxy only. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Where connections come from. */
export interface NodeConnections {
  /** How to reach an origin. */
  routeOf(origin: string): Route;
  /**
   * Drops unused connections that the server has closed, or that have been unused for too long.
   * Undefined if connections were in use a moment ago, so that there is nothing to check.
   */
  dropStale(): Promise<void> | undefined;
  /** A connection was in use. */
  readonly touch: () => void;
  /** Closes unused connections now, and the others when their requests are done. */
  close(): void;
}

const DEFAULT_SOCKETS = 100;
// Below the idle limits that are common among gateways and load balancers. undici keeps a connection
// for 4 s, Go for 90 s.
const DEFAULT_FREE_SOCKET_TIMEOUT_MS = 15_000;
// Shorter idle times are not checked: a program that sends one request after the other pays nothing.
const CHECKED_IDLE_MS = 20;

/** The same options as Node's agents have them. */
export function agentOptions(options: ConnectionOptions): https.AgentOptions {
  const { keepAlive = true, maxSockets = DEFAULT_SOCKETS, ca } = options;
  const { freeSocketTimeoutMs = DEFAULT_FREE_SOCKET_TIMEOUT_MS } = options;
  return {
    keepAlive,
    maxSockets,
    maxFreeSockets: options.maxFreeSockets ?? DEFAULT_SOCKETS,
    // Without one, Node ignores the `Keep-Alive: timeout` of a server.
    timeout: Math.min(freeSocketTimeoutMs, LONGEST_TIMER_MS),
    ...(ca === undefined ? {} : { ca: typeof ca === "string" ? ca : [...ca] }),
  };
}

/** The pieces of an origin that Node connects to. */
export function addressOf(origin: string): { isSecure: boolean; host: string; port: string } {
  const { protocol, hostname, port } = new URL(origin);
  return {
    isSecure: protocol === "https:",
    // Only a URL puts a literal IPv6 address in brackets.
    host: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
    port,
  };
}

/** The route of an origin that is reached without a proxy. */
export function directRoute(origin: string, plain: http.Agent, secure: http.Agent): Route {
  const { isSecure, host, port } = addressOf(origin);
  return {
    client: isSecure ? https : http,
    agent: isSecure ? secure : plain,
    ...{ host, port, before: "", headers: {} },
  };
}

/** Caches routes, and the agents that they share, until it is closed. */
export function createConnections<Agents extends readonly http.Agent[]>(
  createAgents: () => Agents,
  routeTo: (origin: string, agents: Agents) => Route,
): NodeConnections {
  let agents: Agents | undefined;
  const known = new Map<string, Route>();
  let usedAt = 0;
  return {
    dropStale() {
      if (agents === undefined || performance.now() - usedAt < CHECKED_IDLE_MS) return undefined;
      return agents.some(hasFreeSockets) ? dropStale(agents) : undefined;
    },
    touch() {
      usedAt = performance.now();
    },
    routeOf(origin) {
      agents ??= createAgents();
      const route = known.get(origin) ?? routeTo(origin, agents);
      known.set(origin, route);
      return route;
    },
    close() {
      for (const agent of agents ?? []) retire(agent);
      agents = undefined;
      known.clear();
    },
  };
}

const freeSocketsOf = ({ freeSockets }: http.Agent): readonly Socket[] =>
  Object.values(freeSockets).flatMap((sockets) => sockets ?? []);

const hasFreeSockets = ({ freeSockets }: http.Agent): boolean => {
  for (const _ in freeSockets) return true;
  return false;
};

/**
 * After the process stood still, Node has yet to notice what happened to connections meanwhile: in one
 * turn of the event loop it reads what came, in the other timers run.
 */
async function dropStale(agents: readonly http.Agent[]): Promise<void> {
  await setImmediate();
  await setImmediate();
  for (const socket of agents.flatMap(freeSocketsOf)) {
    if (socket.writable && !socket.readableEnded) continue;
    socket.destroy();
    socket.emit("agentRemove");
  }
}

/** Closes what is unused, and keeps nothing that becomes so. */
function retire(agent: http.Agent): void {
  agent.maxFreeSockets = 0;
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}

/** Connections straight to each host. */
export function createDirectConnections(options: ConnectionOptions): NodeConnections {
  const settings = agentOptions(options);
  return createConnections(
    () => [new http.Agent(settings), new https.Agent(settings)] as const,
    (origin, [plain, secure]) => directRoute(origin, plain, secure),
  );
}
