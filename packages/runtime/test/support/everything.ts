import { inspect } from "node:util";

/** All that a program could print of a value, its causes included. */
export function everything(value: unknown): string {
  const shown = [
    inspect(value, { depth: null, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
  ];
  for (let error = value; error instanceof Error; error = error.cause) {
    shown.push(`${error.stack} ${error.message}`);
    const members = Object.entries(Object.getOwnPropertyDescriptors(error));
    shown.push(inspect(members, { depth: null, showHidden: true }));
  }
  return shown.join("\n");
}
