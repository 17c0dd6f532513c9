const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

/** The options of every command, with their help. */
export const OPTIONS = {
  output: { ...text, help: ["FORMAT", "table, json or jsonl; table on a terminal, else json"] },
  query: {
    ...text,
    help: ["POINTER", "print only the value at this JSON pointer, such as /publicips/*/id"],
  },
  fields: { ...text, help: ["NAMES", "print only these properties, separated by commas"] },
  all: { ...flag, help: ["", "read all pages of a list"] },
  body: {
    ...text,
    help: ["JSON", "request body: JSON, @FILE, or - for standard input; flags change it"],
  },
  wait: { ...flag, help: ["", "wait until the change has taken effect"] },
  "dry-run": {
    ...flag,
    help: ["", "print the request instead of sending it; checked by the service if it can"],
  },
  yes: { ...flag, help: ["", "do not ask before a call that removes or unbinds something"] },
  region: {
    ...text,
    help: ["REGION", "region, such as cn-north-4; from the credentials by default"],
  },
  "project-id": { ...text, help: ["ID", "project; that of the region by default"] },
  endpoint: { ...text, help: ["URL", "call this endpoint instead of the region's"] },
  profile: { ...text, help: ["NAME", "take the credentials from this profile"] },
  mock: { ...flag, help: ["", "call a new mock cloud in this process"] },
  help: { ...flag, short: "h", help: ["", "print the help of a command"] },
} as const;

/** Options of every command, as given. */
export type Options = {
  readonly [Name in keyof typeof OPTIONS]?: (typeof OPTIONS)[Name]["type"] extends "boolean"
    ? boolean
    : string;
};
