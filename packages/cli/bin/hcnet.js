#!/usr/bin/env node
import module from "node:module";

// From Node.js 22.1; the second start then compiles nothing.
module.enableCompileCache?.();
const { run } = await import("../dist/run.js");

// A reader that goes away, such as `head -1`, is no error.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

process.exitCode = await run({
  args: process.argv.slice(2),
  stdout: {
    write: (text) => process.stdout.write(text),
    isTerminal: process.stdout.isTTY === true,
  },
  stderr: {
    write: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
  },
  readStdin: async () => {
    let text = "";
    for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk;
    return text;
  },
  ...(process.stdin.isTTY === true && {
    ask: async (question) => {
      const { createInterface } = await import("node:readline/promises");
      const terminal = createInterface({ input: process.stdin, output: process.stderr });
      const reply = await terminal.question(question);
      terminal.close();
      return /^y(es)?$/i.test(reply.trim());
    },
  }),
});
