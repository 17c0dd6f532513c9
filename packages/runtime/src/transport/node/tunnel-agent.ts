import http from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import { ConnectionError } from "../../errors/errors.js";
import { addressOf } from "./connections.js";
import type { HttpProxy } from "./proxy.js";

// A proxy that does not respond blocks a call no longer than the default timeout of an attempt.
const TUNNEL_TIMEOUT_MS = 20_000;

type Done = (error: Error | null, stream: Duplex) => void;
type Target = https.RequestOptions & { readonly host?: string | null; readonly port?: unknown };

/** An agent whose secure connections go through a tunnel that a proxy opens (HTTP CONNECT). */
export class TunnelAgent extends https.Agent {
  readonly #proxy: HttpProxy;
  readonly #ca: https.AgentOptions["ca"];

  constructor(options: https.AgentOptions, proxy: HttpProxy) {
    super(options);
    this.#proxy = proxy;
    this.#ca = options.ca;
  }

  override createConnection(options: Target, done: Done = () => {}): undefined {
    const request = this.#connect(`${bracketed(String(options.host))}:${options.port}`);
    const fail = (error: Error) => done(error, undefined as never);
    request.on("error", fail);
    request.on("timeout", () => request.destroy(new Error("the proxy opened no tunnel in time")));
    request.on("connect", ({ statusCode = 0 }, socket) => {
      request.off("error", fail);
      socket.setTimeout(0);
      try {
        if (statusCode < 200 || statusCode > 299) throw rejection(statusCode);
        done(null, super.createConnection({ ...options, socket } as Target) as Duplex);
      } catch (error) {
        socket.destroy();
        fail(error as Error);
      }
    });
    request.end();
  }

  #connect(authority: string): http.ClientRequest {
    const { url, authorization } = this.#proxy;
    const { isSecure, host, port } = addressOf(url.origin);
    return (isSecure ? https : http).request({
      ...{ host, port, method: "CONNECT", path: authority, agent: false },
      ...(isSecure && this.#ca !== undefined ? { ca: this.#ca } : {}),
      timeout: TUNNEL_TIMEOUT_MS,
      headers: {
        Host: authority,
        ...(authorization === undefined ? {} : { "Proxy-Authorization": authorization }),
      },
    });
  }
}

/** A server error may pass; what a ConnectionError says without a cause will not. */
function rejection(status: number): Error {
  const text = `the proxy opened no tunnel: status ${status}`;
  if (status >= 500) return new Error(text);
  return new ConnectionError(`No complete response: ${text}`, { mayHaveRun: false });
}

const bracketed = (host: string): string => (host.includes(":") ? `[${host}]` : host);
