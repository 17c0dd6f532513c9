import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** A request as it is sent. */
export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

/** What came back. */
export interface WireResponse {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

const TIMEOUT_MS = 20_000;

/** A client with one connection, which it keeps. */
export function createWire(port: number): {
  send(request: WireRequest): Promise<WireResponse>;
  close(): void;
} {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: ({ method, target: path, headers, body }) =>
      new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
        const options = { host: "127.0.0.1", port, agent, method, path, timeout: TIMEOUT_MS };
        const outgoing = request({ ...options, headers: { ...headers, ...length } }, (incoming) => {
          const status = incoming.statusCode ?? 0;
          text(incoming).then(
            (received) => resolve({ status, headers: incoming.headers, body: received }),
            reject,
          );
        });
        outgoing.on("error", reject);
        outgoing.on("timeout", () => outgoing.destroy(new Error("no response in 20 s")));
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}

const SHOWN = 2_000;
const short = (value: string): string =>
  value.length > SHOWN ? `${value.slice(0, SHOWN)}… (${value.length} characters)` : value;

/** A request as text, to be read, with the token of the cloud omitted. */
export function show({ method, target, headers, body }: WireRequest, token: string): string {
  const lines = Object.entries(headers).map(
    ([name, value]) => `${name}: ${value === token ? "***" : short(value)}`,
  );
  const sent = typeof body === "string" ? body : body?.toString("latin1");
  return [`${method} ${short(target)}`, ...lines, ...(sent ? ["", short(sent)] : [])].join("\n");
}
