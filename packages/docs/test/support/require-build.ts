import { access } from "node:fs/promises";
import { join } from "node:path";
import { SITE } from "../../src/build.js";

/** The tests look at the built site. */
export default async function requireBuild(): Promise<void> {
  await access(join(SITE, "index.html")).catch(() => {
    throw new Error("The tests look at the built site: run `pnpm build` first.");
  });
}
