import type { components } from "@hcnet/vpc-endpoint-services/types";
import { type Rejection, reject } from "../../rejection.js";

type SentTag = components["schemas"]["CreateTagList"];
type Name = "emptyTag" | "duplicateTag" | "badTag";

const KEY = /^[\p{L}\p{N} _.:=+\-@]+$/u;
const VALUE = /^[\p{L}\p{N} _.:/=+\-@]*$/u;

function checkTag({ key, value = "" }: SentTag, field: string): Rejection<Name> | undefined {
  if (key === undefined) return reject("emptyTag", `${field}.key: is required`);
  if (key.startsWith("_sys_")) {
    return reject("badTag", `${field}.key: must not begin with _sys_`);
  }
  if (!KEY.test(key) || key.trim() !== key) {
    const characters = "letters, digits, blanks inside and _ . : = + - @";
    return reject("badTag", `${field}.key: may hold ${characters} only`);
  }
  if (!VALUE.test(value)) {
    const characters = "letters, digits, blanks and _ . : / = + - @";
    return reject("badTag", `${field}.value: may hold ${characters} only`);
  }
  return undefined;
}

/** Behavior `vpc-endpoint-services.tags`, as far as the schema does not state it. */
export function checkTags(tags: readonly SentTag[]): Rejection<Name> | undefined {
  const seen = new Map<string | undefined, number>();
  for (const [index, tag] of tags.entries()) {
    const rejection = checkTag(tag, `tags[${index}]`);
    if (rejection !== undefined) return rejection;
    const first = seen.get(tag.key);
    if (first !== undefined) {
      return reject("duplicateTag", `tags[${index}].key: repeats that of tags[${first}]`);
    }
    seen.set(tag.key, index);
  }
  return undefined;
}
