import { bundleCommand, removeOutput } from "@hcnet/operations/bundle";
import { writeGuides } from "./guides.mjs";

await removeOutput(import.meta.dirname);
await bundleCommand(import.meta.dirname, ["src/index.ts"]);
// The command loads a part of the SDK from few files, which takes half of the time.
await bundleCommand(import.meta.dirname, ["src/cli.ts"], {
  inlined: ["@modelcontextprotocol/server"],
});
await writeGuides(import.meta.dirname);
