import { createRequire } from "node:module";
import { createContext, runInContext } from "node:vm";
import { createMockCloud, type MockCloud } from "@hcnet/mock";
import { describe, expect, test } from "vitest";
import { APIS } from "../../../scripts/lib/apis.js";
import { operationsOf } from "../src/documents/document.js";
import { readDocument, readJson } from "./support/dist.js";

interface Parameter {
  readonly key: string;
  readonly value: string;
  readonly disabled?: boolean;
}

interface Item {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly header: readonly Parameter[];
    readonly url: { readonly host: string[]; readonly path: string[] } & Record<
      "query" | "variable",
      readonly Parameter[]
    >;
    readonly body?: { readonly raw: string };
  };
}

interface Collection {
  readonly item: readonly { readonly item: readonly Item[] }[];
  readonly event: readonly { readonly script: { readonly exec: readonly string[] } }[];
  readonly variable: readonly Parameter[];
}

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const collection = readJson("postman.json") as unknown as Collection;
const items = collection.item.flatMap((folder) => folder.item);

/** Sends a request as Postman does: with variables resolved, after the pre-request script. */
async function send(cloud: MockCloud, { request }: Item, secrets: Record<string, string>) {
  const values = new Map(collection.variable.map(({ key, value }) => [key, value]));
  for (const [key, value] of Object.entries({ project_id: PROJECT, ...secrets })) {
    values.set(key, value);
  }
  const replaceIn = (text: string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => replaceIn(values.get(name) ?? ""));
  const path = request.url.path.map((segment) => {
    const variable = request.url.variable.find(({ key }) => `:${key}` === segment);
    return replaceIn(variable?.value ?? segment);
  });
  const query = request.url.query.filter(({ disabled }) => disabled !== true);
  const url = new URL(`${replaceIn(request.url.host.join("."))}/${path.join("/")}`);
  for (const { key, value } of query) url.searchParams.append(key, value);
  const headers = new Headers(request.header.map(({ key, value }) => [key, value]));
  const pm = {
    variables: { get: (name: string) => values.get(name), replaceIn },
    request: {
      ...request,
      url: { query, getPath: () => url.pathname, getRemote: () => request.url.host.join(".") },
      headers: { upsert: ({ key, value }: Parameter) => headers.set(key, value) },
    },
  };
  const script = collection.event.flatMap((event) => event.script.exec).join("\n");
  const context = createContext({ pm, require: createRequire(import.meta.url) });
  runInContext(script, context);
  const body = request.body?.raw ?? null;
  return cloud.fetch(new Request(url, { method: request.method, headers, body }));
}

const find = (name: string): Item => {
  const item = items.find((candidate) => candidate.name === name);
  if (item === undefined) throw new Error(`${name}: no such request`);
  return item;
};

const LISTS = [
  "List EIPs",
  "List supplementary network interfaces",
  "List connectivity detection tasks",
  "List virtual interfaces with their peers",
  "List endpoint services",
];

describe("the Postman collection", () => {
  test("has a request for each operation", () => {
    const operations = APIS.flatMap((api) => operationsOf(readDocument(`openapi/${api}.json`)));
    expect(items.map(({ name }) => name)).toEqual(
      operations.map(({ operation }) => operation.summary),
    );
  });

  test.each(LISTS)("signs with AK/SK so that the mock accepts it: %s", async (name) => {
    const cloud = createMockCloud();
    const { accessKeyId, secretAccessKey } = cloud.credentials;
    const keys = { access_key: accessKeyId, secret_key: secretAccessKey };
    expect((await send(cloud, find(name), keys)).status).toBe(200);
    const wrong = { ...keys, secret_key: `${secretAccessKey}x` };
    expect((await send(cloud, find(name), wrong)).status).toBe(401);
  });

  test("signs a body, path variables and a query", async () => {
    const cloud = createMockCloud();
    const { accessKeyId, secretAccessKey } = cloud.credentials;
    const keys = { access_key: accessKeyId, secret_key: secretAccessKey };
    expect((await send(cloud, find("Assign an EIP"), keys)).status).toBe(200);
    const list = find("List EIPs");
    const query = list.request.url.query.map((parameter) => ({ ...parameter, disabled: false }));
    const filtered = { ...list, request: { ...list.request, url: { ...list.request.url, query } } };
    expect((await send(cloud, filtered, keys)).status).not.toBe(401);
  });

  test("sends the token if there is no access key", async () => {
    const cloud = createMockCloud();
    const { token } = cloud.credentials;
    expect((await send(cloud, find("List EIPs"), { token })).status).toBe(200);
  });

  test("tells which variables are missing", async () => {
    await expect(send(createMockCloud(), find("List EIPs"), {})).rejects.toThrow(
      "Set the variables access_key and secret_key, or token",
    );
  });
});
