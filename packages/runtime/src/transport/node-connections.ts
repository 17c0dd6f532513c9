import http from "node:http";
import https from "node:https";
import type { ConnectionOptions } from "./node-options.js";

/** How to reach one origin. */
export interface Route {
  readonly start: typeof http.request;
  readonly agent: http.Agent;
  readonly host: string;
  readonly port: string;
  /** What stands before the path: the origin, for a proxy that passes requests on. */
  readonly before: string;
  /** Names and values by turns that go to a proxy only. */
  readonly headers: readonly string[];
}

/** Where connections come from. */
export interface NodeConnections {
  /** How to reach an origin. */
  routeOf(origin: string): Route;
  /** Closes unused connections now, and the others when their requests are done. */
  close(): void;
}

const DEFAULT_SOCKETS = 100;

/** The same options as Node's agents have them. */
export function agentOptions(options: ConnectionOptions): https.AgentOptions {
  const { keepAlive = true, maxSockets = DEFAULT_SOCKETS, freeSocketTimeoutMs, ca } = options;
  return {
    keepAlive,
    maxSockets,
    maxFreeSockets: options.maxFreeSockets ?? DEFAULT_SOCKETS,
    ...(freeSocketTimeoutMs === undefined ? {} : { timeout: freeSocketTimeoutMs }),
    ...(ca === undefined ? {} : { ca: typeof ca === "string" ? ca : [...ca] }),
  };
}

/** The pieces of an origin that Node connects to. */
export function addressOf(origin: string): { isSecure: boolean; host: string; port: string } {
  const { protocol, hostname, port } = new URL(origin);
  return {
    isSecure: protocol === "https:",
    // A literal IPv6 address stands in brackets in a URL only.
    host: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
    port,
  };
}

/** The route of an origin that is reached without a proxy. */
export function directRoute(origin: string, plain: http.Agent, secure: http.Agent): Route {
  const { isSecure, host, port } = addressOf(origin);
  return {
    start: isSecure ? https.request : http.request,
    agent: isSecure ? secure : plain,
    ...{ host, port, before: "", headers: [] },
  };
}

/** Remembers routes, and the agents that they share, until it is closed. */
export function createConnections<Agents extends readonly http.Agent[]>(
  createAgents: () => Agents,
  routeTo: (origin: string, agents: Agents) => Route,
): NodeConnections {
  let agents: Agents | undefined;
  const known = new Map<string, Route>();
  return {
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
