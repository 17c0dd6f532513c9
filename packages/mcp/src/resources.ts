import { readFileSync } from "node:fs";
import { API_NAMES, type CatalogApi, type Json, loadApi } from "@hcnet/operations";
import type {
  CompleteRequestParams,
  ReadResourceResult,
  Resource,
  ResourceTemplateType,
} from "@modelcontextprotocol/server";

const JSON_TYPE = "application/json";
const MARKDOWN_TYPE = "text/markdown";

interface Guide {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly markdown: string;
}

/** Reads the guides, which the build writes from those of the docs. */
function loadGuides(): readonly Guide[] {
  const text = readFileSync(new URL("../dist/guides.json", import.meta.url), "utf8");
  return JSON.parse(text) as readonly Guide[];
}

interface Kind {
  readonly title: string;
  /** Title of a part, and its name in the URI template. */
  readonly part: readonly [title: string, name: string];
  /** The parts by name. */
  readonly read: (api: CatalogApi) => Json;
}

/** What each API has a resource for, with parts that can be read one by one. */
const KINDS: Readonly<Record<string, Kind>> = {
  "error-codes": {
    title: "Error codes and their meaning",
    part: ["Meaning of an error code", "code"],
    read: ({ errorCodes }) => errorCodes,
  },
  models: {
    title: "JSON Schemas of the models",
    part: ["JSON Schema of a model", "model"],
    read: ({ operations }) =>
      Object.assign(
        {},
        ...operations.flatMap(({ input, response }) => [response.$defs, input.$defs]),
      ),
  },
};

const kindOf = (name: string): Kind | undefined =>
  Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
const apiOf = (name: string): CatalogApi | undefined =>
  API_NAMES.filter((each) => each === name).map(loadApi)[0];

/** Lists the guides, and the error codes and models of each API. */
export const listResources = (): Resource[] => [
  ...loadGuides().map(({ name, title, description, markdown }) => ({
    uri: `hcnet://guides/${name}`,
    name: `guide-${name}`,
    title: `Guide: ${title}`,
    description,
    mimeType: MARKDOWN_TYPE,
    size: Buffer.byteLength(markdown),
  })),
  ...Object.entries(KINDS).flatMap(([kind, { title }]) =>
    API_NAMES.map((api) => ({
      uri: `hcnet://${kind}/${api}`,
      name: `${kind}-${api}`,
      title: `${title}: ${loadApi(api).title}`,
      mimeType: JSON_TYPE,
    })),
  ),
];

/** Lists the templates of the parts: one error code, one model. */
export const listResourceTemplates = (): ResourceTemplateType[] =>
  Object.entries(KINDS).map(
    ([
      kind,
      {
        part: [title, name],
      },
    ]) => ({
      uriTemplate: `hcnet://${kind}/{api}/{${name}}`,
      name,
      title,
      mimeType: JSON_TYPE,
    }),
  );

/** Reads a resource, of whose URI a fragment is ignored; undefined if there is none. */
export function readResource(uri: string): ReadResourceResult | undefined {
  const pattern = /^hcnet:\/\/([a-z-]+)\/([a-z-]+)(?:\/([\w.-]+))?(?:#.*)?$/;
  const [, kind = "", name = "", part] = pattern.exec(uri) ?? [];
  const found = kind === "guides" && part === undefined ? readGuide(name) : read(kind, name, part);
  return found && { contents: [{ uri, ...found }] };
}

function readGuide(name: string) {
  const guide = loadGuides().find((each) => each.name === name);
  return guide && { mimeType: MARKDOWN_TYPE, text: guide.markdown };
}

function read(kind: string, apiName: string, part: string | undefined) {
  const api = apiOf(apiName);
  const parts = api && kindOf(kind)?.read(api);
  if (parts === undefined || (part !== undefined && !Object.hasOwn(parts, part))) return undefined;
  const value = part === undefined ? parts : withDefinitions(parts, part);
  return { mimeType: JSON_TYPE, text: JSON.stringify(value, null, 2) };
}

/** Returns a part, to which a schema adds those that it refers to. */
function withDefinitions(parts: Json, name: string): unknown {
  const value = parts[name];
  const needed = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, each = ""] of JSON.stringify(part).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)) {
      if (needed.has(each)) continue;
      needed.add(each);
      visit(parts[each]);
    }
  };
  visit(value);
  if (needed.size === 0) return value;
  const $defs = Object.fromEntries([...needed].sort().map((each) => [each, parts[each]]));
  return { ...(value as Json), $defs };
}

const MAX_COMPLETIONS = 100;

/** Completes the arguments of a resource template. */
export function completeTemplate({ ref, argument, context }: CompleteRequestParams) {
  const uri = ref.type === "ref/resource" ? ref.uri : "";
  const kind = kindOf(/^hcnet:\/\/([a-z-]+)\//.exec(uri)?.[1] ?? "");
  const api = apiOf(context?.arguments?.api ?? "");
  const all = argument.name === "api" ? API_NAMES : Object.keys((api && kind?.read(api)) ?? {});
  const found = kind === undefined ? [] : all.filter((each) => each.startsWith(argument.value));
  const values = found.slice(0, MAX_COMPLETIONS);
  return { completion: { values, total: found.length, hasMore: values.length < found.length } };
}
