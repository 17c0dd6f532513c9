import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { CredentialsError, CredentialsNotFoundError } from "../../errors/credentials-error.js";

/** No file with credentials is larger, in bytes. */
const MAX_BYTES = 1024 * 1024;

/**
 * Reads a small file as UTF-8. A named pipe is rejected: reading one blocks until somebody writes,
 * which no time limit ends, so that the process could not exit.
 *
 * @throws Error with the system's `code`, such as `ENOENT`, or saying what is wrong with the file.
 */
export function readSmallFile(file: string): string {
  // Opened without waiting for a writer. Windows has no such flag, and no such files.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) throw Object.assign(new Error("is a directory"), { code: "EISDIR" });
    if (!stats.isFile()) throw new Error("expected a regular file");
    if (stats.size > MAX_BYTES) {
      throw new Error(`expected at most ${MAX_BYTES} bytes, got ${stats.size}`);
    }
    return readFileSync(descriptor, "utf8");
  } finally {
    closeSync(descriptor);
  }
}

/** A path in which `~` stands for the home directory. */
export const homePath = (path: string): string =>
  path.startsWith("~/") ? join(homedir(), path.slice(2)) : path;

/**
 * Reads a configuration file.
 *
 * @param isNamed whether the user has named the file, so that it is an error if it does not exist.
 * @throws CredentialsNotFoundError when a default file does not exist; CredentialsError when a file
 * cannot be read.
 */
export function readConfigurationFile(tool: string, file: string, isNamed: boolean): string {
  try {
    return readSmallFile(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" && !isNamed) {
      throw new CredentialsNotFoundError(`${tool}: there is no ${file}`, { cause });
    }
    throw new CredentialsError(`${tool}: ${file} cannot be read: ${readFailure(cause)}`, { cause });
  }
}

/** The reason in few words, for messages. */
export function readFailure(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code ?? message;
}
