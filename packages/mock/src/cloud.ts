import { lazyAdmin } from "./admin/lazy.js";
import { apis } from "./apis/index.js";
import type { MockCloudOptions } from "./context.js";
import { type InProcessCloud, makeCloud } from "./in-process-cloud.js";
import { type ListenOptions, listen, type MockServer } from "./server/server.js";

/** A cloud of its own: two of them share nothing. */
export interface MockCloud extends InProcessCloud {
  /** Serves over HTTP, on 127.0.0.1 and any free port by default. */
  listen(options?: ListenOptions): Promise<MockServer>;
}

/**
 * Makes a mock cloud that serves the operations of all APIs. Every project with any id
 * and region, starts with its own copy of the resources of the documented examples.
 *
 * @throws InvalidArgumentError when an option cannot be used; the message names it.
 */
export function createMockCloud(options: MockCloudOptions = {}): MockCloud {
  const { cloud, parts } = makeCloud(apis, options);
  return Object.assign(cloud, {
    async listen({ admin = false, ...listenOptions }: ListenOptions = {}) {
      if (admin === false) return listen(parts, listenOptions);
      const adminOptions = admin === true ? {} : admin;
      return listen(parts, listenOptions, lazyAdmin({ cloud, parts }, adminOptions));
    },
  });
}
