import { randomBytes } from "node:crypto";
import { existsSync, realpathSync, statSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";

function kindOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return undefined;
  if (found.isDirectory()) return "a directory";
  return found.isFIFO() ? "a pipe" : "a device or socket";
}

/**
 * The file that a path leads to, which need not exist: what a link points to is replaced, not the
 * link itself.
 *
 * @throws Error when there is something that is no regular file, such as `/dev/stdout` on a pipe.
 */
export function regularFileAt(path: string): string {
  const kind = kindOf(path);
  if (kind !== undefined) throw new Error(`expected a regular file, got ${kind}`);
  return existsSync(path) ? realpathSync(path) : path;
}

/**
 * Writes pieces of text, one after the other, into a file that only its owner may read. The file is
 * there as a whole or, if this rejects, as it was before.
 */
export async function writeWhole(path: string, pieces: Iterable<string>): Promise<void> {
  const target = regularFileAt(path);
  const draft = `${target}.${randomBytes(6).toString("hex")}.tmp`;
  const file = await open(draft, "wx", 0o600);
  try {
    try {
      for (const piece of pieces) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
