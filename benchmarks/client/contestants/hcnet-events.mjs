import { createHcnet } from "../hcnet.mjs";

/** With a listener for the events of each call and attempt. */
export const create = (url) => createHcnet(url, { session: { listener: () => {} } });
