// Apart from what uses them: their types need none of Node's, which a program may not have installed.
import type { Transport } from "../transport.js";

/** A transport with connections of its own. */
export interface NodeTransport extends Transport {
  readonly close: () => void;
}

/** How many connections are kept, and whom they trust. */
export interface ConnectionOptions {
  /** Whether connections are used again; true by default. */
  readonly keepAlive?: boolean | undefined;
  /** Connections to one host at a time; further requests wait for a free one. 100 by default. */
  readonly maxSockets?: number | undefined;
  /** Unused connections to one host that are kept open. 100 by default. */
  readonly maxFreeSockets?: number | undefined;
  /**
   * How long an unused connection is kept open, in milliseconds; 15,000 by default. A shorter
   * `Keep-Alive: timeout` of the server is honoured.
   */
  readonly freeSocketTimeoutMs?: number | undefined;
  /** Certificates of authorities to trust instead of those that Node knows, in PEM. */
  readonly ca?: string | readonly string[] | undefined;
}
