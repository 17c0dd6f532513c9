import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, onTestFinished } from "vitest";
import { createMockCloud, type ListenOptions, type MockCloud } from "../../src/index.js";
import { sendTo } from "../faults/support.js";

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, object>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: { readonly Kind: { readonly enum: string[] } } };
}

/** The OpenAPI document of the admin surface. */
export const document: Document = JSON.parse(
  readFileSync(new URL("../../admin/openapi.json", import.meta.url), "utf8"),
);

const METHODS = new Set(["get", "put", "post", "delete"]);

/** Its operations. */
export const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([method]) => METHODS.has(method))
    .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, "admin");

const escaped = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** Holds a response against the document. */
function check(method: string, target: string, status: number, type: string, text: string): void {
  const [pathname = ""] = target.split("?");
  const segments = pathname.split("/");
  const found = operations.find(({ method: own, path }) => {
    const templates = path.split("/");
    const fits = templates.every((it, index) => it.startsWith("{") || it === segments[index]);
    return own === method && templates.length === segments.length && fits;
  });
  if (found === undefined) return;
  const { path, operation } = found;
  expect(Object.keys(operation.responses), `${method} ${target}`).toContain(String(status));
  if (status === 204) {
    expect(text).toBe("");
    return;
  }
  const at =
    status < 400
      ? ["paths", path, method.toLowerCase(), "responses", String(status)]
      : ["components", "responses", "Problem"];
  const pointer = [...at, "content", type, "schema"].map(escaped).join("/");
  const validate = ajv.compile({ $ref: `admin#/${encodeURI(pointer)}` });
  expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
}

/** What came back. */
export interface AdminResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Each test knows what it asked for.
  readonly body: ReturnType<typeof JSON.parse>;
}

/** Sends to a path below `/__admin` and checks the response against the document. */
export type Admin = (method: string, path: string, body?: unknown) => Promise<AdminResponse>;

/** Sends to the admin surface of a server. */
export const adminAt =
  (url: string): Admin =>
  async (method, path, body) => {
    const response = await fetch(`${url}/__admin${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    const { status, headers } = response;
    const text = await response.text();
    const type = headers.get("content-type") ?? "";
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    check(method, path, status, type, text);
    return {
      status,
      headers,
      text,
      body: type.includes("json") && text !== "" ? JSON.parse(text) : undefined,
    };
  };

/** Serves a cloud with its admin surface for the length of a test. */
export async function administered(
  cloud: MockCloud = createMockCloud(),
  options: ListenOptions = { admin: true },
) {
  const server = await cloud.listen(options);
  onTestFinished(() => server.close());
  const { url, port } = server;
  return { cloud, url, port, admin: adminAt(url), send: sendTo(cloud, url, fetch) };
}

/** Sends headers that `fetch` would not. */
export function statusOf(
  port: number,
  headers: Readonly<Record<string, string>>,
  { method = "GET", path = "/__admin/clock" } = {},
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const target = { host: "127.0.0.1", port, path, method, headers };
    const sent = httpRequest(target, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject).end();
  });
}
