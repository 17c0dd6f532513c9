import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { SITE } from "./build.js";
import { LiveReload } from "./live-reload.js";

/** Where to listen, and what to serve. */
export interface ServeOptions {
  /** 4400 by default; when it is busy a free one is taken. */
  readonly port?: number;
  /** The loopback address by default. */
  readonly host?: string;
  readonly directory?: string;
  /** Whether {@link DocsServer.reload} reloads open pages; false by default. */
  readonly liveReload?: boolean;
}

/** A running server. */
export interface DocsServer {
  readonly url: string;
  /** Reloads the pages that browsers have open, with `liveReload`. */
  reload(): void;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".yaml": "application/yaml; charset=utf-8",
  ".py": "text/x-python; charset=utf-8",
};

/** Serves the built site. */
export async function serveDocs(options: ServeOptions = {}): Promise<DocsServer> {
  const { port = 4400, host = "127.0.0.1", directory = SITE, liveReload = false } = options;
  const live = liveReload ? new LiveReload() : undefined;
  const server = createServer(({ method, url = "/" }, response) => {
    if (method === "GET" || method === "HEAD") void respond(directory, url, response, live);
    else response.writeHead(405, { Allow: "GET, HEAD" }).end();
  });
  await listen(server, port, host);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}/`,
    reload: () => live?.reload(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  const attempt = (wanted: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(wanted, host, () => {
        server.off("error", reject);
        resolve();
      });
    });
  await attempt(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    return attempt(0);
  });
}

async function respond(
  directory: string,
  url: string,
  response: ServerResponse,
  live: LiveReload | undefined,
): Promise<void> {
  if (live?.respond(url.split("?")[0] ?? "", response)) return;
  const name = fileName(url);
  const type = name === undefined ? undefined : TYPES[extname(name)];
  const content =
    name === undefined || type === undefined
      ? undefined
      : await readFile(join(directory, name)).catch(() => undefined);
  if (type === undefined || content === undefined) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  const body =
    live !== undefined && type.startsWith("text/html")
      ? Buffer.from(live.addTo(content.toString()))
      : content;
  response
    .writeHead(200, {
      "Content-Type": type,
      "Content-Length": body.length,
      "Cache-Control": "no-cache",
      "X-Content-Type-Options": "nosniff",
    })
    .end(body);
}

/** The file of a URL path: plain names only, so that none leads out of the directory. */
function fileName(url: string): string | undefined {
  const [path = ""] = url.split("?");
  const file = path.endsWith("/") ? `${path}index.html` : path;
  return /^(\/[a-z0-9][a-z0-9._-]*)+$/i.test(file) ? file : undefined;
}
