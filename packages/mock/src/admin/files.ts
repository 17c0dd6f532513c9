import { readFile } from "node:fs/promises";
import type { AdminOperation } from "./call.js";

// Beside src and dist, so from either the same way.
const FOLDER = new URL("../../admin/", import.meta.url);

/** Answers with a file of the status page, or the OpenAPI document of the admin surface. */
export const file =
  (name: string, type: string): AdminOperation =>
  async () => ({
    status: 200,
    text: await readFile(new URL(name, FOLDER), "utf8"),
    headers: { "Content-Type": type },
  });
