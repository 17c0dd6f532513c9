import type { ApiModule } from "../../api-module.js";
import type { Caller } from "../../auth/caller.js";
import type { IncomingRequest } from "../../gateway/message.js";
import { type IamError, type IamErrorStatus, iamError } from "../facts.js";
import type { Identity } from "../identity.js";

/** A call of the identity service that has arrived as a whole. */
export interface IamCall {
  readonly identity: Identity;
  readonly request: IncomingRequest;
  readonly query: URLSearchParams;
  /** The JSON body; undefined where none is read. */
  readonly body: unknown;
  /** Who calls; undefined where anyone may. */
  readonly caller: Caller | undefined;
  /** The services that a catalog names. */
  readonly apis: readonly ApiModule[];
  readonly now: Date;
}

/** A response of the identity service. */
export interface IamResponse {
  readonly status: number;
  /** JSON. */
  readonly body?: unknown;
  /** Text, where the body is not JSON. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation, under the vendor's id of it. */
export interface IamOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** Whether credentials of a caller are needed; `ifSigned` looks at a signature if there is one. */
  readonly authenticated: boolean | "ifSigned";
  readonly readsBody: boolean;
  handle(call: IamCall): IamResponse;
}

/** Rejects as IAM does. */
export function rejectIam(
  status: IamErrorStatus,
  message: string,
): IamResponse & { readonly body: IamError } {
  return { status, body: iamError(status, message) };
}
