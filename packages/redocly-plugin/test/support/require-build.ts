import { access } from "node:fs/promises";
import { PLUGIN } from "./paths.js";

/** The tests load the plugin as users do, from dist. */
export default async function requireBuild(): Promise<void> {
  await access(PLUGIN).catch(() => {
    throw new Error("The tests run the built plugin: run `pnpm build` in this package first.");
  });
}
