import type { OperationDescriptor, OperationTable } from "../descriptor.js";
import { type AttemptRecord, InvalidArgumentError } from "../errors/errors.js";
import { issuesOf } from "./issues.js";
import { type LocatedIssue, ValidationError } from "./validation-error.js";
import type { Validator } from "./validator.js";

/** The checks of one operation, as `@hcnet/<api>/validators` exports them. */
export interface OperationValidators {
  readonly request?: Validator<unknown>;
  readonly path: Validator<unknown>;
  readonly query: Validator<unknown>;
  readonly responses: Readonly<Record<number, Validator<unknown>>>;
}

/** What to check against the API's document, and with what. */
export interface ValidationOptions {
  /** The `validators` of `@hcnet/<api>/validators`. */
  readonly validators: Readonly<Record<string, OperationValidators>>;
  /**
   * Whether requests are checked before they are sent; an invalid one rejects with a ValidationError.
   *
   * @default true
   */
  readonly request?: boolean | undefined;
  /**
   * What to do about a response that the document does not allow: `"throw"` rejects the call, although the
   * operation has been executed; `"warn"` emits the event `responseDrift` and lets the call succeed. True and
   * false mean `"throw"` and no check.
   *
   * @default "throw"
   */
  readonly response?: "throw" | "warn" | boolean | undefined;
}

interface CheckedCall {
  readonly pathParameters: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

interface CheckedResponse {
  readonly status: number;
  readonly data: unknown;
  readonly attempts: readonly AttemptRecord[];
}

/** Checks the calls of one client. */
export class ClientValidation {
  readonly #options: ValidationOptions;

  /** @throws InvalidArgumentError when there is no check for one of the operations. */
  constructor(options: ValidationOptions, operations: OperationTable) {
    const { validators } = options;
    const unchecked = Object.keys(operations).find((id) => !Object.hasOwn(validators ?? {}, id));
    if (unchecked !== undefined) {
      const message = `validation.validators: has no check of ${unchecked}; give those of this API`;
      throw new InvalidArgumentError(message);
    }
    if (![undefined, true, false, "throw", "warn"].includes(options.response)) {
      const got = JSON.stringify(options.response);
      throw new InvalidArgumentError(
        `validation.response: expected "throw", "warn" or a boolean, got ${got}`,
      );
    }
    this.#options = options;
  }

  /** @throws ValidationError listing all that the document does not allow. */
  checkRequest(operation: OperationDescriptor | undefined, call: CheckedCall): void {
    const checks = this.#checksOf(operation, this.#options.request);
    if (operation === undefined || checks === undefined) return;
    const issues = [
      ...issuesOf("path", checks.path, call.pathParameters),
      ...issuesOf("query", checks.query, defined(call.query)),
      ...issuesOf("body", checks.request, call.body),
    ];
    const { operationId } = operation;
    if (issues.length > 0) throw new ValidationError({ subject: "request", issues, operationId });
  }

  /**
   * Checks a response, one with an undocumented status like a documented one.
   *
   * @returns what the document does not promise, if that is to be a warning.
   * @throws ValidationError listing it otherwise.
   */
  checkResponse(
    operation: OperationDescriptor,
    received: CheckedResponse,
  ): readonly LocatedIssue[] {
    const { status, data, attempts } = received;
    const { response = true } = this.#options;
    const checks = this.#checksOf(operation, response !== false);
    if (checks === undefined || data === undefined) return [];
    const { operationId, success } = operation;
    const documented = [status, ...success].find((each) => checks.responses[each]) ?? status;
    const issues = issuesOf("body", checks.responses[documented], data);
    if (issues.length === 0 || response === "warn") return issues;
    throw new ValidationError({ subject: "response", issues, operationId, attempts, data });
  }

  #checksOf(
    operation: OperationDescriptor | undefined,
    isWanted = true,
  ): OperationValidators | undefined {
    const { validators } = this.#options;
    const { operationId = "" } = operation ?? {};
    return isWanted && Object.hasOwn(validators, operationId) ? validators[operationId] : undefined;
  }
}

/** What is undefined is not sent, so it is not checked either. */
const defined = (query: unknown): object =>
  Object.fromEntries(
    Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null),
  );
