import { bundleCommand } from "@hcnet/operations/bundle";

await bundleCommand(import.meta.dirname, ["src/index.ts"]);
