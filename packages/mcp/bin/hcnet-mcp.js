#!/usr/bin/env node
import module from "node:module";

// From Node.js 22.1; the second start then compiles nothing.
module.enableCompileCache?.();
const { run } = await import("../dist/cli.js");
process.exitCode = await run(process.argv.slice(2));
