import * as v from "valibot";
import { isCidr, isUuid } from "../../apis/addresses.js";
import { isIPv4 } from "../../platform/addresses.js";

/** A UUID. */
export const uuid = v.pipe(v.string("must be a UUID"), v.check(isUuid, "must be a UUID"));

/** Any text. */
export const text = v.string("must be a text");

/** A block of addresses, such as `192.168.0.0/24`. */
export const cidr = v.pipe(
  v.string("must be a CIDR block"),
  v.check(isCidr, "must be a CIDR block"),
);

/** A block of IPv4 addresses. */
export const cidr4 = v.pipe(
  cidr,
  v.check((it) => isIPv4(it.split("/")[0] ?? ""), "must be a CIDR block of IPv4 addresses"),
);

/** True or false. */
export const flag = v.boolean("must be true or false");

/** An object of these members and no other. */
export function shape<Entries extends v.ObjectEntries>(entries: Entries) {
  const known = Object.keys(entries).join(", ");
  return v.strictObject(entries, ({ expected, received }) => {
    if (expected === "never") return `unknown member; known: ${known}`;
    return received === "undefined" ? "is required" : "must be an object";
  });
}

/** What is wrong with a value by a shape; it begins with the member. */
export function shapeProblem(schema: v.GenericSchema, value: unknown): string | undefined {
  const { issues: [first] = [] } = v.safeParse(schema, value);
  if (first === undefined) return undefined;
  const path = v.getDotPath(first);
  if (path === null) return first.message;
  return `${path.replace(/\.(\d+)(?=\.|$)/g, "[$1]")}: ${first.message}`;
}
