import { bundleCommand, removeOutput } from "@hcnet/operations/bundle";

await removeOutput(import.meta.dirname);
await bundleCommand(import.meta.dirname, ["src/index.ts"]);
