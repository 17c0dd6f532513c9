import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { MockCloud } from "@hcnet/mock";

/** A request and the response of the cloud. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** What was sent, empty if nothing. */
  readonly body: string;
  readonly status: number;
  readonly responseBody: string;
}

/** A cloud over HTTP that records the requests. */
export interface RecordingServer {
  readonly url: string;
  readonly exchanges: readonly Exchange[];
  close(): void;
}

/** Serves a cloud on a port of its own. */
export async function serveRecorded(cloud: MockCloud): Promise<RecordingServer> {
  const exchanges: Exchange[] = [];
  const server = createServer((message, response) => {
    exchange(cloud, message, response).then(
      (done) => exchanges.push(done),
      () => response.destroy(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    exchanges,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function exchange(
  cloud: MockCloud,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<Exchange> {
  const { method = "GET", url: target = "/", headers, rawHeaders } = message;
  const url = new URL(target, `http://${headers.host}`);
  const sent = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    sent.append(rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "");
  }
  const body = await text(message);
  const init = { method, headers: sent, ...(body === "" ? {} : { body }) };
  const received = await cloud.fetch(url, init);
  const responseBody = await received.text();
  received.headers.forEach((value, name) => {
    response.setHeader(name, value);
  });
  response.writeHead(received.status).end(responseBody);
  return { method, path: url.pathname, body, status: received.status, responseBody };
}
