import type { ValidationIssue } from "../validation.js";
import { HcnetError } from "./errors.js";

/** Where in a message something was found. */
export type ValidatedPart = "path" | "query" | "body";

/** One thing that the API's document does not allow. */
export interface LocatedIssue extends ValidationIssue {
  readonly part: ValidatedPart;
}

/**
 * A request that the API's document does not allow, and which was not sent; or a response that it
 * does not promise. The message has a line for each thing that is wrong; values are not shown.
 */
export class ValidationError extends HcnetError {
  readonly code = "ERR_VALIDATION";
  /** Which of the two messages was wrong. */
  readonly subject: "request" | "response";
  /** All that is wrong with it. */
  readonly issues: readonly LocatedIssue[];

  constructor(
    subject: "request" | "response",
    issues: readonly LocatedIssue[],
    operationId: string | undefined,
  ) {
    const lines = issues.map(
      ({ part, instancePath, message, keyword }) =>
        `${part}${instancePath.replaceAll("/", ".")}: ${message ?? "is wrong"} (${keyword})`,
    );
    super(`${operationId}: the ${subject} is not valid: ${lines.join("; ")}`, { operationId });
    this.subject = subject;
    this.issues = issues;
  }

  override get name(): string {
    return "ValidationError";
  }
}
