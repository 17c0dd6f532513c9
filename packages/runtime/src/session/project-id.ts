import { InvalidArgumentError } from "../errors/errors.js";

/** Checks a project id, which goes into paths and headers. */
export function checkProjectId(projectId: unknown, field: string): void {
  if (typeof projectId !== "string" || !/^[0-9a-zA-Z-]{1,64}$/.test(projectId)) {
    throw new InvalidArgumentError(
      `${field}: expected 1 to 64 letters, digits or hyphens, such as cfa563efb77d4b6d9960781d82530fd8`,
    );
  }
}
