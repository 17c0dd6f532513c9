// Pointers of the fact files (`ports[].client_port`) and the schemas that they refer to.

import { type Bundle, type Noted, refChain, type Schema } from "./bundle.js";

export interface Found {
  /** The nodes passed at this pointer: the property, what it refers to, its alternatives. */
  readonly chain: readonly Noted[];
  /** The schemas that a value here may follow, references and `anyOf` undone. */
  readonly alternatives: readonly Schema[];
  /** The schema as it stands, for validation. */
  readonly node: Schema;
  readonly required: boolean;
}

export function view(bundle: Bundle, node: Schema, required: boolean): Found {
  const refs = refChain(bundle, node);
  const last = refs.at(-1) ?? node;
  const choices = [...(last.anyOf ?? []), ...(last.oneOf ?? [])];
  const parts = (last.allOf ?? []).map((part) => view(bundle, part, false));
  if (choices.length > 0) {
    const found = choices.map((choice) => view(bundle, choice, false));
    return {
      node,
      required,
      chain: [...refs, ...found.flatMap((each) => each.chain)],
      alternatives: found.flatMap((each) => each.alternatives),
    };
  }
  return {
    node,
    required,
    chain: [...refs, ...parts.flatMap((each) => each.chain)],
    alternatives: [last, ...parts.flatMap((each) => each.alternatives)],
  };
}

function step(bundle: Bundle, from: Found, name: string): Found | undefined {
  for (const schema of from.alternatives) {
    const next = name === "[]" ? schema.items : schema.properties?.[name];
    if (next === undefined) continue;
    return view(bundle, next, schema.required?.includes(name) ?? false);
  }
  return undefined;
}

/** Follows a pointer from the root of a body. The empty pointer is the root. */
export function find(bundle: Bundle, root: Schema, pointer: string): Found | undefined {
  const names = pointer.replaceAll("[]", ".[]").split(".").filter(Boolean);
  return names.reduce<Found | undefined>(
    (at, name) => at && step(bundle, at, name),
    view(bundle, root, true),
  );
}

/** All pointers below a schema. */
export function pointersOf(bundle: Bundle, root: Schema, prefix = ""): readonly string[] {
  return view(bundle, root, true).alternatives.flatMap((schema) => {
    const members = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
      const pointer = prefix === "" ? name : `${prefix}.${name}`;
      return [pointer, ...pointersOf(bundle, member, pointer)];
    });
    const item = `${prefix}[]`;
    const items = schema.items ? [item, ...pointersOf(bundle, schema.items, item)] : [];
    return [...members, ...items];
  });
}

/** `a` for `a.b` and for `a[]`; the root, which is empty, for `a`. */
export function parentOf(pointer: string): string {
  return pointer.replace(/(?:\[\]|(?:^|\.)[^.[\]]+)$/, "");
}

export function notesOf(nodes: readonly Noted[]): readonly string[] {
  return nodes.flatMap((node) => node["x-source-note"] ?? []);
}
