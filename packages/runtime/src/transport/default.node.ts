import { createDirectConnections } from "./node/connections.js";
import { createTransportOver } from "./node/transport.js";
import type { Transport } from "./transport.js";

/** Connections with the defaults of `createNodeTransport`. */
export const createDefaultTransport = (): Transport =>
  createTransportOver(createDirectConnections({}));
