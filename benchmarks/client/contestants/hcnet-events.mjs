import { createHcnet } from "../hcnet.mjs";

/** With a listener that hears of each call and attempt. */
export const create = (url) => createHcnet(url, { session: { listener: () => {} } });
