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

// A reader that goes away, such as `head -1`, is no reason to stop serving.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

process.exitCode = await run({
  args: process.argv.slice(2),
  env: process.env,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  isTerminal: process.stdout.isTTY === true,
  stopped,
});
