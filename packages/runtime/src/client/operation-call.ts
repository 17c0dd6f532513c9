/** A success response with its status and headers. */
export interface CallResponse<Data, Status extends number = number> {
  readonly status: Status;
  readonly data: Data;
  /** The header `X-Request-Id`. */
  readonly requestId: string | undefined;
  readonly headers: Headers;
}

/** An operation function knows its operation id, such as `"updatePublicip"`. */
export interface WithOperationId<Id extends string> {
  readonly operationId: Id;
}

/** A call of an operation; `await` gives the data alone. */
export interface OperationCall<Data, Status extends number = number> extends Promise<Data> {
  /** Resolves to the data with status, headers and request id. */
  withResponse(): Promise<CallResponse<Data, Status>>;
}

/** The result of a call of `client.http`: `data` on success, `error` otherwise. */
export type HttpResult<Data, Failure> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: Failure; readonly response: Response };
