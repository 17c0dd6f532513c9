import { inspect } from "node:util";

/**
 * All that a program could print of a value, its causes included.
 *
 * @param getters whether getters are called, as nobody does who does not ask for it.
 */
export function everything(value: unknown, getters = true): string {
  const shown = [
    inspect(value, { depth: null, showHidden: true, getters }),
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

/** Where a planted secret shows, with what stands around it; each begins with `canary`. */
export const leaksIn = (text: string): string[] => text.match(/.{0,80}canary.{0,40}/gi) ?? [];
