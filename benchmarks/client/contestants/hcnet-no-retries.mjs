import { createHcnet } from "../hcnet.mjs";

export const create = (url) => createHcnet(url, { session: { retry: false } });
