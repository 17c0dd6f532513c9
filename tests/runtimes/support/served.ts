import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createMockCloud } from "@hcnet/mock";

/** A mock cloud that a program is to call, and what the program has to know of it. */
export interface Served {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly token: string;
  /** Names of the programs that called, as their User-Agent says. */
  readonly agents: Set<string>;
  /** Requests that a redirect led elsewhere. */
  readonly followed: string[];
  close(): Promise<void>;
}

/** A page and its script, served in addition to the cloud. */
export type Files = Readonly<Record<string, { readonly type: string; readonly text: string }>>;

/**
 * Serves a cloud through a proxy, which hands on all but the given files, what is to be redirected and
 * what is to be left without a response. So a page is served from the same origin as the cloud.
 */
export async function serveCloud(files: Files = {}): Promise<Served> {
  const cloud = createMockCloud();
  const behind = await cloud.listen();
  const agents = new Set<string>();
  const followed: string[] = [];
  const server = createServer((message, response) => {
    const { url = "", headers } = message;
    const file = files[url];
    if (file) response.setHeader("Content-Type", file.type).end(file.text);
    else if (url.startsWith("/redirecting/"))
      response.writeHead(307, { Location: "/followed" }).end();
    else if (url.startsWith("/followed")) followed.push(url);
    else if (!url.startsWith("/silent/")) {
      agents.add(String(headers["user-agent"]));
      handOn(message, response, behind.port);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { accessKeyId, secretAccessKey, token } = cloud.credentials;
  return {
    ...{ accessKeyId, secretAccessKey, token, agents, followed },
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await behind.close();
    },
  };
}

/** With the Host that was asked for, which is part of what is signed. */
function handOn(message: IncomingMessage, response: ServerResponse, port: number): void {
  const { method, url, headers } = message;
  const onward = request({ host: "127.0.0.1", port, method, path: url, headers }, (upstream) => {
    response.writeHead(upstream.statusCode ?? 0, upstream.headers);
    upstream.pipe(response);
  });
  message.pipe(onward);
}
