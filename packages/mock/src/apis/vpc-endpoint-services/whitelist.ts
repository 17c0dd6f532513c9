import type { components } from "@hcnet/vpc-endpoint-services/types";
import { randomUUID } from "../../platform/random.js";
import { type Rejection, reject } from "../../rejection.js";
import { zonedTimestamp } from "../timestamps.js";
import type { EndpointServices, WhitelistEntry } from "./state.js";

/** Most entries of a whitelist. Published nowhere, so the number is ours. */
export const WHITELIST_SIZE = 1000;

type PermissionType = components["schemas"]["EpsPermission"]["permission_type"];

/** An entry to add. */
export interface NewEntry {
  readonly permission: string;
  readonly description?: string;
  /** Place in the request. */
  readonly field: string;
}

const PREFIXES: Readonly<Record<string, string>> = {
  domainId: "iam:domain::",
  orgPath: "organizations:orgPath::",
};

/** The whitelist of a service, by the text of the entry. */
export function whitelistOf(
  { whitelists }: EndpointServices,
  serviceId: string,
): Map<string, WhitelistEntry> {
  const known = whitelists.get(serviceId);
  if (known !== undefined) return known;
  const whitelist = new Map<string, WhitelistEntry>();
  whitelists.set(serviceId, whitelist);
  return whitelist;
}

/** Rejects an entry of another form than the type says. */
export function checkForm(
  { permission, field }: NewEntry,
  type: PermissionType,
): Rejection<"badPermission"> | undefined {
  const prefix = PREFIXES[type ?? ""];
  if (prefix === undefined || permission === "*" || permission.startsWith(prefix)) return undefined;
  return reject("badPermission", `${field}: must begin with ${prefix} as its type is ${type}`);
}

/** Adds entries; those that are there already stay as they are (`vpc-endpoint-services.whitelist`). */
export function addEntries(
  whitelist: Map<string, WhitelistEntry>,
  entries: readonly NewEntry[],
  type: PermissionType,
  now: Date,
): Rejection<"badPermission" | "whitelistFull"> | undefined {
  for (const entry of entries) {
    const rejection = checkForm(entry, type);
    if (rejection !== undefined) return rejection;
  }
  const added = new Map(
    entries.filter(({ permission }) => !whitelist.has(permission)).map((it) => [it.permission, it]),
  );
  if (whitelist.size + added.size > WHITELIST_SIZE) {
    return reject("whitelistFull", `permissions: a whitelist holds ${WHITELIST_SIZE} entries`);
  }
  for (const { permission, description } of added.values()) {
    whitelist.set(permission, {
      id: randomUUID(),
      permission,
      ...(type === undefined ? {} : { permission_type: type }),
      ...(description === undefined ? {} : { description }),
      created_at: zonedTimestamp(now),
    });
  }
  return undefined;
}
