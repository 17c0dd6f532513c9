import type { OperationDescriptor } from "../descriptor.js";
import { type ValidatedPart, ValidationError } from "../errors/validation-error.js";
import type { Validator } from "../validation.js";

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
  /** Whether requests are checked before they are sent; true by default. */
  readonly request?: boolean | undefined;
  /** Whether answers are checked; true by default. */
  readonly response?: boolean | undefined;
}

interface CheckedCall {
  readonly pathParameters: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/** Checks the calls of one client. */
export class ClientValidation {
  readonly #options: ValidationOptions;

  constructor(options: ValidationOptions) {
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
    if (issues.length > 0) throw new ValidationError("request", issues, operation.operationId);
  }

  /** @throws ValidationError listing all that the document does not promise. */
  checkResponse(operation: OperationDescriptor | undefined, status: number, data: unknown): void {
    const checks = this.#checksOf(operation, this.#options.response);
    if (operation === undefined || checks === undefined || data === undefined) return;
    const issues = issuesOf("body", checks.responses[status], data);
    if (issues.length > 0) throw new ValidationError("response", issues, operation.operationId);
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

function issuesOf(part: ValidatedPart, validator: Validator<unknown> | undefined, value: unknown) {
  if (validator === undefined || validator(value)) return [];
  return (validator.errors ?? []).map((issue) => ({ ...issue, part }));
}
