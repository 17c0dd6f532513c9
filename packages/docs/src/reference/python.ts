import type { Api } from "../openapi/apis.js";

/** A request as a curl sample makes it. */
interface CurlRequest {
  readonly method: string;
  /** With `{project_id}` in place of the variable. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly body: unknown;
}

/**
 * The Python sample of an operation, derived from the curl sample: the same request, signed by
 * `hcnet_request.py`.
 *
 * @throws Error when the curl sample makes another number of requests than one.
 */
export function pythonSample(api: Api, operationId: string, curl: string): string {
  const { method, path, query, body } = parseCurl(curl, `${api.name}/${operationId}.sh`);
  const [service = ""] = new URL(api.document.servers[0]?.url ?? "").hostname.split(".");
  const values = [JSON.stringify(method), JSON.stringify(service), JSON.stringify(path)];
  const lines = [
    ...values,
    ...(query.length === 0 ? [] : [`query=${literal(Object.fromEntries(query), 1)}`]),
    ...(body === undefined ? [] : [`body=${literal(body, 1)}`]),
  ].map((line) => `    ${line},`);
  return [
    "import json",
    "",
    "from hcnet_request import request",
    "",
    "response = request(",
    ...lines,
    ")",
    "print(json.dumps(response, indent=2))",
  ].join("\n");
}

function parseCurl(source: string, file: string): CurlRequest {
  const [target, ...others] = source.match(/"\$ENDPOINT[^"]*"/g) ?? [];
  if (target === undefined || others.length > 0) {
    throw new Error(
      `samples/${file}: expected one request; add a .py sample to a curl sample that makes several`,
    );
  }
  const url = target
    .slice(1, -1)
    .replace("$ENDPOINT", "")
    .replaceAll("$PROJECT_ID", "{project_id}");
  const [path = "", search = ""] = url.split("?");
  const encoded = source.matchAll(/--data-urlencode "([^=]+)=([^"]*)"/g);
  const pairs = Array.from(encoded, ([, name = "", value = ""]) => [name, value] as const);
  const data = /--data '([\s\S]*?)'/.exec(source)?.[1];
  return {
    method: /--request ([A-Z]+)/.exec(source)?.[1] ?? "GET",
    path,
    query: [...new URLSearchParams(search), ...pairs],
    body: data === undefined ? undefined : JSON.parse(data),
  };
}

/** A JSON value as a Python literal. */
function literal(value: unknown, depth: number): string {
  const indent = "    ".repeat(depth + 1);
  const end = "    ".repeat(depth);
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const parts = Array.isArray(value)
    ? value.map((item) => literal(item, depth + 1))
    : Object.entries(value).map(
        ([key, item]) => `${JSON.stringify(key)}: ${literal(item, depth + 1)}`,
      );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const short = `${open}${parts.join(", ")}${close}`;
  if (!short.includes("\n") && short.length + end.length <= 70) return short;
  return `${open}\n${parts.map((part) => `${indent}${part},\n`).join("")}${end}${close}`;
}
