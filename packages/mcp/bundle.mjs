import { bundleCommand, bundleLibrary, removeOutput } from "@hcnet/operations/bundle";
import { writeGuides } from "./guides.mjs";

const VALIDATOR = `${import.meta.dirname}/src/lazy-validator.ts`;

await removeOutput(import.meta.dirname);
await bundleLibrary(import.meta.dirname);
await bundleCommand(import.meta.dirname, "cli", {
  inlined: ["@hcnet/runtime", "@hcnet/mock", "@modelcontextprotocol/server"],
  alias: { "@modelcontextprotocol/server/_shims": VALIDATOR },
});
await writeGuides(import.meta.dirname);
