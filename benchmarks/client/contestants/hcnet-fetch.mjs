import { createHcnet } from "../hcnet.mjs";

/** With the platform's fetch in place of the transport for Node. */
export const create = (url) => {
  const platform = (...request) => globalThis.fetch(...request);
  return createHcnet(url, { session: { fetch: platform } });
};
