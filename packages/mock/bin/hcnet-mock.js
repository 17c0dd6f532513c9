#!/usr/bin/env node
import { run } from "../dist/cli.js";

const stopped = () =>
  new Promise((resolve) => {
    const stop = (signal) => {
      // The next one ends the process at once, as if there were no handler.
      process.off("SIGINT", stop).off("SIGTERM", stop);
      resolve(signal);
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
  });

process.exitCode = await run({
  args: process.argv.slice(2),
  env: process.env,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  stopped,
});
