// Usage: tsx tests/surface/write.ts
// Writes down the public surface of the published packages, as they are built, into tests/surface.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/lib/apis.js";
import { parseCommandLine } from "../../scripts/lib/command-line.js";
import { publicSurfaces } from "./report.js";

parseCommandLine("pnpm surface", {});
for (const [name, text] of publicSurfaces()) {
  writeFileSync(join(ROOT, "tests", "surface", `${name}.md`), text);
}
