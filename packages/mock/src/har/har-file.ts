import { randomBytes } from "node:crypto";
import {
  existsSync,
  fstatSync,
  lstatSync,
  readlinkSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** Whether standard output or standard error goes to a file, so that replacing it would lose them. */
const isOutput = ({ dev, ino }: Stats): boolean =>
  [1, 2].some((descriptor) => {
    try {
      const open = fstatSync(descriptor);
      return open.dev === dev && open.ino === ino;
    } catch {
      // It is closed.
      return false;
    }
  });

function problemOf(path: string): string | undefined {
  if (path === "" || /[/\\]$/.test(path)) return `the path of a file, got ${JSON.stringify(path)}`;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return "a regular file, got a directory";
  if (found?.isFIFO()) return "a regular file, got a pipe";
  if (found?.isFile() === false) return "a regular file, got a device or socket";
  return found && isOutput(found) ? "a file of its own, got that of an output" : undefined;
}

/** What a path leads to over links, of which the last may lead to nothing. */
function followed(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path;
  return followed(resolve(realpathSync(dirname(path)), readlinkSync(path)));
}

/**
 * The file that a path leads to, which need not exist: what a link points to is replaced, not the
 * link itself.
 *
 * @throws Error when the path cannot be that of a file, or something other than a regular file is there, such
 * as `/dev/stdout` on a pipe, or the file that standard output or standard error goes to.
 */
export function regularFileAt(path: string): string {
  const problem = problemOf(path);
  if (problem !== undefined) throw new Error(`expected ${problem}`);
  return followed(path);
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
