import { bundleCommand, bundleLibrary, removeOutput } from "@hcnet/operations/bundle";

await removeOutput(import.meta.dirname);
await bundleLibrary(import.meta.dirname);
await bundleCommand(import.meta.dirname, "run", { inlined: ["@hcnet/runtime", "@hcnet/mock"] });
