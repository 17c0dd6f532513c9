// Usage: tsx scripts/pack-all.ts [directory]
// Packs every published package, and prints the one line that installs them elsewhere.

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { ROOT } from "./lib/apis.js";

const directory = resolve(process.argv[2] ?? join(ROOT, "tarballs"));
rmSync(directory, { recursive: true, force: true });
mkdirSync(directory, { recursive: true });
for (const name of readdirSync(join(ROOT, "packages"))) {
  const cwd = join(ROOT, "packages", name);
  const { private: isPrivate } = JSON.parse(readFileSync(join(cwd, "package.json"), "utf8"));
  if (isPrivate === true) continue;
  execFileSync("pnpm", ["pack", "--pack-destination", directory], { cwd, stdio: "pipe" });
}
const tarballs = readdirSync(directory).map((name) => join(directory, name));
console.log(`Packed ${tarballs.length} packages. In your project, run:\n`);
console.log(`npm install ${tarballs.join(" ")}`);
