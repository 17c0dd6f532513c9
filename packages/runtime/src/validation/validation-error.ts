import { type AttemptRecord, HcnetError } from "../errors/errors.js";
import type { ValidationIssue } from "./validator.js";

/** Where in a message something was found. */
export type ValidatedPart = "path" | "query" | "body";

/** One thing that the API's document does not allow. */
export interface LocatedIssue extends ValidationIssue {
  readonly part: ValidatedPart;
  /** The place, such as `body.publicip.ip_version` or `body.tags[0]`. */
  readonly path: string;
  /** What is wrong, such as `must be one of 4, 6`. The rule's name is `keyword`. */
  readonly message: string;
}

/** What a {@link ValidationError} is made of. */
export interface ValidationErrorOptions {
  readonly subject: "request" | "response";
  readonly issues: readonly LocatedIssue[];
  readonly operationId: string;
  readonly attempts?: readonly AttemptRecord[] | undefined;
  readonly data?: unknown;
}

const MOST_IN_MESSAGE = 50;

/**
 * A request that the API's document does not allow, and which was not sent; or a response that it
 * does not promise. The message names each place, what is wrong there and the rule, up to 50 of
 * them; `issues` has all. Values are not shown.
 */
export class ValidationError extends HcnetError {
  readonly code = "ERR_VALIDATION";
  /** Which of the two messages was wrong. After a `response` the operation has been done. */
  readonly subject: "request" | "response";
  /** All that is wrong with it. */
  readonly issues: readonly LocatedIssue[];
  readonly #data: unknown;

  constructor({ subject, issues, operationId, attempts, data }: ValidationErrorOptions) {
    const said = issues.slice(0, MOST_IN_MESSAGE);
    const lines = said.map(({ path, message, keyword }) => `${path}: ${message} (${keyword})`);
    if (issues.length > said.length) lines.push(`and ${issues.length - said.length} more`);
    super(`${operationId}: the ${subject} is not valid: ${lines.join("; ")}`, {
      operationId,
      attempts,
    });
    this.subject = subject;
    this.issues = issues;
    this.#data = data;
  }

  /** The response that is wrong; it is not printed with the error, since it may hold secrets. */
  get data(): unknown {
    return this.#data;
  }

  override get name(): string {
    return "ValidationError";
  }
}
