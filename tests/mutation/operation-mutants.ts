import { METHODS } from "../../scripts/lib/openapi.js";
import { assign, type Draft, escapePointer, isTree, replaced, type Tree } from "./mutant.js";

function statuses(operation: Tree, pointer: string): Draft[] {
  const responses = operation.responses as Tree;
  return Object.keys(responses).map((status) => {
    const taken = (code: number): number => (String(code) in responses ? taken(code + 1) : code);
    const changed = String(taken(Number(status) + 1));
    const others = Object.fromEntries(
      Object.entries(responses).map(([key, value]) => [key === status ? changed : key, value]),
    );
    return {
      pointer: `${pointer}/responses/${status}`,
      change: `status ${status} -> ${changed}`,
      apply: () => assign(operation, { responses: others }),
    };
  });
}

function idempotency(operation: Tree, pointer: string): Draft[] {
  const value = operation["x-idempotent"];
  if (typeof value !== "boolean") return [];
  const apply = () => assign(operation, { "x-idempotent": !value });
  return [{ pointer: `${pointer}/x-idempotent`, change: `${value} -> ${!value}`, apply }];
}

/** Changes each value of an extension but its descriptions. */
function valuesOf(parent: Tree, key: string, pointer: string): Draft[] {
  const value = parent[key];
  const at = `${pointer}/${escapePointer(key)}`;
  if (key === "description") return [];
  if (Array.isArray(value)) {
    return value.map((each, index) => ({
      pointer: `${at}/${index}`,
      change: `${each} -> ${each}x`,
      apply: () => assign(parent, { [key]: replaced(value, index, `${each}x`) }),
    }));
  }
  if (isTree(value)) return Object.keys(value).flatMap((name) => valuesOf(value, name, at));
  const changed = typeof value === "number" ? value + 1 : `${String(value)}x`;
  const apply = () => assign(parent, { [key]: changed });
  return [{ pointer: at, change: `${String(value)} -> ${changed}`, apply }];
}

function extensions(operation: Tree, pointer: string): Draft[] {
  return ["x-waiters", "x-pagination"].flatMap((name) =>
    operation[name] === undefined ? [] : valuesOf(operation, name, pointer),
  );
}

function requestBody(operation: Tree, pointer: string): Draft[] {
  const body = operation.requestBody;
  if (!isTree(body)) return [];
  const required = body.required === true;
  const apply = () => assign(body, { required: !required });
  const change = required ? "optional" : "required";
  return [{ pointer: `${pointer}/requestBody`, change, apply }];
}

/** The changes of a parameter but those of its schema. A path parameter cannot be optional. */
export function parameterMutants(parameter: Tree, pointer: string): readonly Draft[] {
  const required = parameter.required === true;
  const rename: Draft = {
    pointer,
    change: "renamed",
    apply: () => assign(parameter, { name: `${String(parameter.name)}_x` }),
  };
  if (parameter.in === "path") return [rename];
  const apply = () => assign(parameter, { required: !required });
  return [rename, { pointer, change: required ? "optional" : "required", apply }];
}

/** The changes of what a document says about an operation around its bodies and parameters. */
export function operationMutants(paths: Tree, path: string, method: string): readonly Draft[] {
  const item = paths[path] as Tree;
  const operation = item[method] as Tree;
  const pointer = `/paths/${escapePointer(path)}/${method}`;
  const otherMethod = METHODS.find((each) => item[each] === undefined) ?? "patch";
  const { [method]: _, ...otherMethods } = item;
  return [
    {
      pointer,
      change: `path ${path} -> ${path}-x`,
      apply: () =>
        assign(paths, { [path]: otherMethods, [`${path}-x`]: { ...item, [method]: operation } }),
    },
    {
      pointer,
      change: `method ${method} -> ${otherMethod}`,
      apply: () => assign(item, { [method]: undefined, [otherMethod]: operation }),
    },
    ...statuses(operation, pointer),
    ...requestBody(operation, pointer),
    ...idempotency(operation, pointer),
    ...extensions(operation, pointer),
  ];
}
