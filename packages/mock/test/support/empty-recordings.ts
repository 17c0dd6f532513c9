import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";

/** Removes the recordings of an earlier run, whose tests may have changed. */
export default async function emptyRecordings({ config }: TestProject): Promise<void> {
  const folder = config.env.HCNET_RECORD;
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
