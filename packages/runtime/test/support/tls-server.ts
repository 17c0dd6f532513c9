import { randomUUID } from "node:crypto";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";
import { onTestFinished } from "vitest";

/** A certificate for a host, and that of the authority which gave it. */
export interface Certificate {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Makes an authority and has it certify `localhost` and the given names. */
export async function certify(...names: readonly string[]): Promise<Certificate> {
  const authority = await generate([{ name: "commonName", value: `Authority ${randomUUID()}` }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, critical: true },
    ],
  });
  const altNames = ["localhost", ...names].map((value) => ({ type: 2, value }) as const);
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    algorithm: "sha256",
    ca: { key: authority.private, cert: authority.cert },
    extensions: [{ name: "subjectAltName", altNames }],
  });
  return { ca: authority.cert, cert, key };
}

export interface TlsServer {
  readonly port: number;
  /** Authority whose certificate a client has to trust. */
  readonly ca: string;
  /** Method, path and headers of each request. */
  readonly received: { method: string; target: string; headers: Record<string, unknown> }[];
  /** Connections that were made. */
  connections: number;
}

/** An HTTPS server that returns `{"widgets":[]}`; gone when the test ends. */
export async function startTlsServer(certificate: Certificate): Promise<TlsServer> {
  const { ca, cert, key } = certificate;
  const server = createServer({ cert, key }, ({ method = "", url = "", headers }, response) => {
    started.received.push({ method, target: url, headers });
    response.setHeader("Content-Type", "application/json").end('{"widgets":[]}');
  });
  server.on("secureConnection", () => {
    started.connections += 1;
  });
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const { port } = server.address() as AddressInfo;
  const started: TlsServer = { port, ca, received: [], connections: 0 };
  return started;
}
