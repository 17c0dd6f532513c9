import { createFetchTransport, type Transport } from "../../src/index.js";
import { createNodeTransport } from "../../src/node/index.js";

/** What a session sends with on Node, and elsewhere. */
export const TRANSPORTS: readonly [name: string, create: () => Transport][] = [
  ["node:http", () => createNodeTransport()],
  ["fetch", () => createFetchTransport()],
];
