// The calls of the curl samples in the docs: each runs against a new mock cloud.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Operation } from "../../src/index.js";

const SAMPLES = fileURLToPath(new URL("../../../docs/samples/", import.meta.url));

/** The arguments of a documented call. */
export interface SampleInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A service without connections, which a sample creates before it deletes it. */
const SERVICE_ID = "0d5d3a3e-5b5f-4e0a-9c8e-3c1c6f2b7a10";

/** What the mock cloud must hold in addition to the resources that it starts with. */
export const SAMPLE_SEED = {
  project_id: "26ae5181a416420998eb2093aaed84d9",
  endpoint_services: [{ id: SERVICE_ID }],
};

/** Returns the arguments of an operation's curl sample. */
export function sampleInput({ api, id, descriptor, parameters }: Operation): SampleInput {
  const text = readFileSync(`${SAMPLES}${api.name}/${id}.sh`, "utf8");
  const { method } = descriptor;
  const request = method === "GET" ? text : text.slice(text.indexOf(`--request ${method}`));
  const target = /"\$ENDPOINT([^"]+)"/.exec(request)?.[1];
  if (target === undefined) throw new Error(`${id}.sh: expected a URL, got none`);
  const filled = target.replace("$PROJECT_ID", "p").replace("$SERVICE_ID", SERVICE_ID);
  const { pathname, searchParams } = new URL(filled, "http://mock");
  for (const [, name = "", value = ""] of request.matchAll(
    /--data-urlencode "([^="]+)=([^"]*)"/g,
  )) {
    searchParams.append(name, value);
  }
  const names: string[] = [];
  const template = descriptor.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(descriptor.pathArguments?.[name] ?? name);
    return "([^/]+)";
  });
  const [, ...values] = new RegExp(`^${template}$`).exec(pathname) ?? [];
  const path = Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
  delete path.project_id;
  const query = Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const { type } = parameters.find((each) => each.name === name)?.schema ?? {};
      const all = searchParams.getAll(name);
      if (type === "array") return [name, all.flatMap((each) => each.split(","))];
      return [name, type === "integer" || type === "boolean" ? JSON.parse(all[0] ?? "") : all[0]];
    }),
  );
  const body = /--data '([^']+)'/.exec(request)?.[1];
  return {
    ...(names.length > 1 ? { path } : {}),
    ...(searchParams.size > 0 ? { query } : {}),
    ...(body === undefined ? {} : { body: JSON.parse(body) }),
  };
}
