import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Writes a text, or a value as JSON, into a file that is removed with the test. */
export async function tempFile(name: string, content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "hcnet-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, name);
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}
