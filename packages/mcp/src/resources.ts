import { API_NAMES, type Json, loadApi } from "@hcnet/operations";
import type { ReadResourceResult, Resource } from "@modelcontextprotocol/server";

const KINDS = {
  "error-codes": "Error codes and their meaning",
  models: "JSON Schemas of the models",
} as const;

/** Lists the error codes and the models of each API. */
export const listResources = (): Resource[] =>
  API_NAMES.flatMap((name) =>
    Object.entries(KINDS).map(([kind, title]) => ({
      uri: `hcnet://${kind}/${name}`,
      name: `${kind}-${name}`,
      title: `${title}: ${loadApi(name).title}`,
      mimeType: "application/json",
    })),
  );

/** Reads a resource; undefined if there is none. */
export function readResource(uri: string): ReadResourceResult | undefined {
  const [, kind = "", api = ""] = /^hcnet:\/\/([a-z-]+)\/([a-z-]+)$/.exec(uri) ?? [];
  const name = API_NAMES.find((each) => each === api);
  if (name === undefined || !Object.hasOwn(KINDS, kind)) return undefined;
  const { errorCodes, operations } = loadApi(name);
  const models = Object.assign(
    {},
    ...operations.flatMap(({ input, response }) => [response.$defs, input.$defs]),
  ) as Json;
  const text = JSON.stringify(kind === "models" ? models : errorCodes, null, 2);
  return { contents: [{ uri, mimeType: "application/json", text }] };
}
