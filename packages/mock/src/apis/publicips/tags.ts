import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import type { components } from "@hcnet/publicips/types";
import { type Rejection, reject } from "../../rejection.js";
import type { Publicip } from "./publicip.js";

/** A tag of an EIP. */
export type Tag = Required<components["schemas"]["ResourceTagResp"]>;

const { key: keyOption, value: valueOption } =
  document.components.schemas.ResourceTagOption.properties;

/** The characters of a tag to add, which the service checks, unlike those of a tag to delete. */
const ALLOWED = { key: new RegExp(keyOption.pattern), value: new RegExp(valueOption.pattern) };

/** Returns the tags of an EIP, which shows each as `key=value`; behavior `publicips.tags`. */
export function tagsOf({ tags = [] }: Publicip): Tag[] {
  return tags.map((text) => {
    const [key = "", ...rest] = text.split("=");
    return { key, value: rest.join("=") };
  });
}

/** Returns an EIP with other tags. */
function withTags({ tags: _, ...publicip }: Publicip, tags: readonly Tag[]): Publicip {
  if (tags.length === 0) return publicip;
  return { ...publicip, tags: tags.map(({ key, value }) => `${key}=${value}`) };
}

/** Adds tags to an EIP; a key that it already has gets the new value. */
export function addTags(publicip: Publicip, added: readonly Tag[]): Publicip {
  const tags = new Map([...tagsOf(publicip), ...added].map((tag) => [tag.key, tag]));
  return withTags(publicip, [...tags.values()]);
}

/** Removes tags from an EIP; a key that it does not have is ignored. */
export function removeTags(publicip: Publicip, keys: readonly string[]): Publicip {
  return withTags(
    publicip,
    tagsOf(publicip).filter(({ key }) => !keys.includes(key)),
  );
}

/** Returns every key of the EIPs of a project with its values, both in ascending order. */
export function tagValues(publicips: Iterable<Publicip>): { key: string; values: string[] }[] {
  const byKey = new Map<string, Set<string>>();
  for (const publicip of publicips) {
    for (const { key, value } of tagsOf(publicip)) {
      byKey.set(key, (byKey.get(key) ?? new Set()).add(value));
    }
  }
  return [...byKey]
    .map(([key, values]) => ({ key, values: [...values].sort() }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

type Option = components["schemas"]["BatchResourceTagOption"];

/** Checks the tags that a request adds, as far as the schema does not state it. */
export function tagsToAdd(
  options: readonly Option[],
): readonly Tag[] | Rejection<"badParameter" | "missingValue" | "repeatedKey"> {
  const tags = new Map<string, Tag>();
  for (const [index, { key, value }] of options.entries()) {
    const field = `tags[${index}]`;
    if (value === undefined) {
      return reject("missingValue", `${field}.value: is required to add a tag`);
    }
    if (!ALLOWED.key.test(key)) {
      return reject("badParameter", `${field}.key: must match ${keyOption.pattern}`);
    }
    if (!ALLOWED.value.test(value)) {
      return reject("badParameter", `${field}.value: must match ${valueOption.pattern}`);
    }
    if (tags.has(key)) {
      const first = options.findIndex((option) => option.key === key);
      return reject("repeatedKey", `${field}.key: repeats that of tags[${first}]`);
    }
    tags.set(key, { key, value });
  }
  return [...tags.values()];
}
