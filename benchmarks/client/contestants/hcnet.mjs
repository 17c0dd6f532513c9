import { createHcnet } from "../hcnet.mjs";

/** As it comes: signed, retries on. */
export const create = (url) => createHcnet(url);
