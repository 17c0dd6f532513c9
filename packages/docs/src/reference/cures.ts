import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** What to do about errors, as `content/cures.yaml` has it. */
export interface Cures {
  /** By code. */
  readonly codes: Readonly<Record<string, string>>;
  /** By status, for codes without a text of their own. */
  readonly statuses: Readonly<Record<string, string>>;
}

const FILE = fileURLToPath(new URL("../../content/cures.yaml", import.meta.url));

/** Reads what to do about errors. */
export const loadCures = (): Cures => parse(readFileSync(FILE, "utf8")) as Cures;

/** Statuses of HTTP itself, which say more than the code that comes with them. */
const HTTP_STATUSES = new Set(["405", "406", "407", "408", "413", "414", "501"]);

/** What to do about an error; empty if nothing is known. */
export function cureOf({ codes, statuses }: Cures, code: string, status: string): string {
  const ofStatus = statuses[status] ?? statuses[`${status[0]}xx`] ?? "";
  return HTTP_STATUSES.has(status) ? ofStatus : (codes[code] ?? ofStatus);
}
