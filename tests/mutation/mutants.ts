import { type Draft, escapePointer, isTree, type Mutant, type Tree } from "./mutant.js";
import { operationMutants, parameterMutants } from "./operation-mutants.js";
import { schemaMutants } from "./schema-mutants.js";

const METHODS = ["get", "put", "post", "delete"];
const SUBSCHEMAS = ["items", "additionalProperties"];
const CHOICES = ["anyOf", "oneOf", "allOf", "prefixItems"];

/** Resolves the node at a pointer of the document, and the pointer after its references. */
function resolve(document: Tree, node: Tree, pointer: string): readonly [Tree, string] {
  if (typeof node.$ref !== "string") return [node, pointer];
  const target = node.$ref.replace(/^#/, "");
  const found = target
    .split("/")
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((at, step) => (at as Tree)[step], document);
  return resolve(document, found as Tree, target);
}

/** The drafts of one operation, by what they change; each schema once, however it is reached. */
class Collector {
  readonly drafts: Draft[] = [];
  readonly #visited = new Set<string>();
  constructor(readonly document: Tree) {}

  visited(pointer: string): boolean {
    if (this.#visited.has(pointer)) return true;
    this.#visited.add(pointer);
    return false;
  }

  schema(node: unknown, at: string): void {
    if (!isTree(node)) return;
    const [schema, pointer] = resolve(this.document, node, at);
    if (this.visited(pointer)) return;
    this.drafts.push(...schemaMutants(schema, pointer));
    for (const [name, each] of Object.entries((schema.properties ?? {}) as Tree)) {
      this.schema(each, `${pointer}/properties/${escapePointer(name)}`);
    }
    for (const key of SUBSCHEMAS) this.schema(schema[key], `${pointer}/${key}`);
    for (const key of CHOICES) {
      const choices = (schema[key] ?? []) as unknown[];
      for (const [index, each] of choices.entries())
        this.schema(each, `${pointer}/${key}/${index}`);
    }
  }

  body(node: unknown, at: string): void {
    if (!isTree(node)) return;
    const [body, pointer] = resolve(this.document, node, at);
    const content = (body.content ?? {}) as Tree;
    for (const [type, media] of Object.entries(content)) {
      this.schema((media as Tree).schema, `${pointer}/content/${escapePointer(type)}/schema`);
    }
  }

  parameters(list: unknown, at: string): void {
    for (const [index, node] of ((list ?? []) as Tree[]).entries()) {
      const [parameter, pointer] = resolve(this.document, node, `${at}/${index}`);
      if (this.visited(pointer)) continue;
      this.drafts.push(...parameterMutants(parameter, pointer));
      this.schema(parameter.schema, `${pointer}/schema`);
    }
  }
}

function draftsOf(document: Tree, path: string, method: string): readonly Draft[] {
  const paths = document.paths as Tree;
  const item = paths[path] as Tree;
  const operation = item[method] as Tree;
  const pointer = `/paths/${escapePointer(path)}`;
  const collector = new Collector(document);
  collector.drafts.push(...operationMutants(paths, path, method));
  collector.parameters(item.parameters, `${pointer}/parameters`);
  collector.parameters(operation.parameters, `${pointer}/${method}/parameters`);
  collector.body(operation.requestBody, `${pointer}/${method}/requestBody`);
  for (const [status, response] of Object.entries(operation.responses as Tree)) {
    collector.body(response, `${pointer}/${method}/responses/${status}`);
  }
  return collector.drafts;
}

/** The ids of the operations of a document. */
export function operationIds(document: Tree): readonly string[] {
  return Object.values(document.paths as Tree).flatMap((item) =>
    METHODS.flatMap((method) => {
      const operation = (item as Tree)[method];
      return isTree(operation) ? [String(operation.operationId)] : [];
    }),
  );
}

/** Lists the changes of a document of one fact each. A fact that operations share is in it once. */
export function mutantsOf(document: Tree): readonly Mutant[] {
  const mutants = new Map<string, Draft & { operations: string[] }>();
  for (const [path, item] of Object.entries(document.paths as Tree)) {
    for (const method of METHODS) {
      const operation = (item as Tree)[method];
      if (!isTree(operation)) continue;
      for (const draft of draftsOf(document, path, method)) {
        const key = `${draft.pointer} ${draft.change}`;
        const known = mutants.get(key) ?? { ...draft, operations: [] };
        known.operations.push(String(operation.operationId));
        mutants.set(key, known);
      }
    }
  }
  return [...mutants.values()];
}
