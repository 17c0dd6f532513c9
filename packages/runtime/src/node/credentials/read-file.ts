import { constants, type FileHandle, open } from "node:fs/promises";

/** No file with credentials is larger, in bytes. */
const MAX_BYTES = 1024 * 1024;

/**
 * Reads a small file as UTF-8. A named pipe is rejected: reading one blocks a thread until somebody
 * writes, which no time limit ends, so that the process could not exit.
 *
 * @throws Error with the system's `code`, such as `ENOENT`, or saying what is wrong with the file.
 */
export async function readSmallFile(file: string): Promise<string> {
  // Opened without waiting for a writer. Windows has no such flag, and no such files.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return await readAll(handle);
  } finally {
    await handle.close();
  }
}

async function readAll(handle: FileHandle): Promise<string> {
  const stats = await handle.stat();
  if (stats.isDirectory()) throw Object.assign(new Error("is a directory"), { code: "EISDIR" });
  if (!stats.isFile()) throw new Error("expected a regular file");
  if (stats.size > MAX_BYTES) {
    throw new Error(`expected at most ${MAX_BYTES} bytes, got ${stats.size}`);
  }
  return handle.readFile("utf8");
}

/** The reason in few words, for messages. */
export function readFailure(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code ?? message;
}
