import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { isIP } from "node:net";
import { Readable } from "node:stream";
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
  type Server,
} from "@modelcontextprotocol/server";

/** Where the server listens. */
export interface HttpAddress {
  readonly host: string;
  readonly port: number;
}

/** A server that listens. */
export interface HttpServer {
  /** URL of the endpoint for hosts. */
  readonly url: string;
  close(): Promise<void>;
}

const PATH = "/mcp";

/**
 * Parses an address such as `3000` or `127.0.0.1:3000`. There is no authentication, so only addresses
 * of this machine are accepted.
 *
 * @throws Error when it is none.
 */
export function parseAddress(given: string): HttpAddress {
  const at = given.lastIndexOf(":");
  const host = at < 0 ? "127.0.0.1" : given.slice(0, at).replace(/^\[|\]$/g, "");
  const port = Number(given.slice(at + 1) || Number.NaN);
  const isLoopback =
    host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
  if (isLoopback && Number.isInteger(port) && port >= 0 && port < 65_536) return { host, port };
  throw new Error(
    `--http: expected a port, or a loopback address with a port such as 127.0.0.1:3000, got ${JSON.stringify(given)}`,
  );
}

/** Serves MCP over Streamable HTTP. Requests of web pages of other origins are rejected. */
export async function serveHttp(
  factory: () => Server,
  { host, port }: HttpAddress,
): Promise<HttpServer> {
  const handler = createMcpHandler(factory);
  const server = createServer((incoming, outgoing) => {
    handle(handler, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${isIP(host) === 6 ? `[${host}]` : host}:${bound}${PATH}`,
    async close() {
      await handler.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function handle(
  handler: ReturnType<typeof createMcpHandler>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = toRequest(incoming, outgoing);
  const response =
    hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
    originValidationResponse(request, localhostAllowedOrigins()) ??
    (new URL(request.url).pathname === PATH
      ? await handler.fetch(request)
      : new Response(null, { status: 404 }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) return void outgoing.end();
  for await (const chunk of response.body) outgoing.write(chunk);
  outgoing.end();
}

function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Request {
  const { method = "GET", url = "/", headers } = incoming;
  const aborted = new AbortController();
  outgoing.once("close", () => aborted.abort());
  const hasBody = method !== "GET" && method !== "HEAD";
  const fields = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  );
  return new Request(new URL(url, "http://localhost"), {
    method,
    headers: fields,
    signal: aborted.signal,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" } : {}),
  } as RequestInit);
}
