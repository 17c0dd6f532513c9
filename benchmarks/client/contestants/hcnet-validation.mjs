import { validators } from "../../../packages/sub-network-interfaces/generated/validators.gen.js";
import { createHcnet } from "../hcnet.mjs";

/** Requests and responses validated against the OpenAPI document. */
export const create = (url) => createHcnet(url, { client: { validation: { validators } } });
