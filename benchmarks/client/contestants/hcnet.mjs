import { createHcnet } from "../hcnet.mjs";

/** With its defaults: signed, retries on. */
export const create = (url) => createHcnet(url);
