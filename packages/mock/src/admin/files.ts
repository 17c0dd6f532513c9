import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { AdminOperation } from "./call.js";

// From the manifest, as where this stands is up to how the package is built.
const MANIFEST = createRequire(import.meta.url).resolve("@hcnet/mock/package.json");
const FOLDER = new URL("admin/", pathToFileURL(MANIFEST));

/** Responds with a file of the status page, or the OpenAPI document of the admin surface. */
export const file =
  (name: string, type: string): AdminOperation =>
  async () => ({
    status: 200,
    text: await readFile(new URL(name, FOLDER), "utf8"),
    headers: { "Content-Type": type },
  });
