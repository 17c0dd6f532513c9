import { HcnetError } from "./errors.js";

/** No credentials could be had, or what a provider gave cannot be used; see `cause`. */
export class CredentialsError extends HcnetError {
  readonly code: "ERR_CREDENTIALS" | "ERR_CREDENTIALS_NOT_FOUND" = "ERR_CREDENTIALS";

  override get name(): string {
    return "CredentialsError";
  }
}

/**
 * A provider found nothing in its place: the variables are not set, say, or the file is not there.
 * A chain goes on to its next provider; any other error ends it.
 */
export class CredentialsNotFoundError extends CredentialsError {
  override readonly code = "ERR_CREDENTIALS_NOT_FOUND";

  override get name(): string {
    return "CredentialsNotFoundError";
  }
}
