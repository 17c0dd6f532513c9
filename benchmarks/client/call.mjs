// The call that every contestant makes, as the API's document has it, and the response it gets.
import document from "../../packages/sub-network-interfaces/generated/openapi.json" with {
  type: "json",
};

export const PROJECT = "0123456789abcdef0123456789abcdef";
export const ID = "5f1c2f6a-7d43-4a28-8f0b-6d1d2b1f9a11";
export const KEYS = {
  accessKeyId: "BENCHMARKACCESSKEY00",
  secretAccessKey: "benchmark-secret-key",
};
export const BODY = { sub_network_interface: { description: "measured" } };

const OPERATION = "updateSubNetworkInterface";
const found = Object.entries(document.paths).find(([, { put }]) => put?.operationId === OPERATION);
if (found === undefined) throw new Error(`the document has no ${OPERATION}`);
const [template, { put }] = found;
export const TEMPLATE = template;
export const PATH = TEMPLATE.replace("{project_id}", PROJECT).replace(/\{.+?\}/, ID);
export const EXAMPLE = put.responses["200"].content["application/json"].examples.documented.value;
