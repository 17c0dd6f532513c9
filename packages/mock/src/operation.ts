import type {
  BodyOf,
  OperationResponse,
  PathOf,
  QueryOf,
  ValidationIssue,
  Validator,
} from "@hcnet/runtime";
import type { BehaviorChoices, TransitionName } from "./apis/types.js";
import type { Rejection } from "./rejection.js";
import type { Project } from "./state/project.js";

/** A value as parsed from JSON: nothing is readonly, and an optional property is absent, never undefined. */
export type Received<T> = T extends string
  ? T
  : T extends readonly (infer Item)[]
    ? Received<Item>[]
    : T extends object
      ? { [Name in keyof T]: Received<Exclude<T[Name], undefined>> }
      : T;

/** A call that passed every check that the spec can state. */
export interface Call<Op> {
  readonly project: Project;
  readonly path: PathOf<Op>;
  /** What the caller sent, without defaults. */
  readonly query: QueryOf<Op>;
  readonly body: Received<BodyOf<Op>>;
  readonly requestId: string;
  readonly now: Date;
  /** The choice for each behavior that can be switched. */
  readonly behaviors: BehaviorChoices;
  /**
   * Starts a change of state of a resource; its end is called when its time has come. Whether that
   * is later than the next call.
   */
  begin(transition: TransitionName, id: string): boolean;
}

type SuccessOf<Response> = Response extends {
  readonly status: infer Status;
  readonly data: infer D;
}
  ? { readonly status: Status; readonly body: D }
  : never;

/** The result of a handler: a documented success, or an error response that it declares. */
export type Outcome<Op, Name extends string = string> =
  | SuccessOf<OperationResponse<Op>>
  | Rejection<Name>;

/** The hand-written part of one operation. */
export interface OperationHandler<Op, Name extends string = string> {
  /** Every error response it may give; each is looked up in the spec when a cloud is made. */
  readonly errors: readonly Name[];
  /** A more telling error response than `badParameter` for a violation of the schema. */
  nameIssue?(issue: ValidationIssue): Name | undefined;
  /** The body as it is checked and handled, where a behavior can be switched to ignore something. */
  readBody?(body: unknown, behaviors: BehaviorChoices): unknown;
  /** Acts on the project's state. */
  handle(call: Call<Op>): Outcome<Op, Name>;
}

/** A handler for each operation of an API; one that is missing does not compile. */
export type Handlers<Operations> = {
  readonly [Id in keyof Operations]: OperationHandler<Operations[Id]>;
};

/** The checks of one operation, as the client packages export them. */
export interface OperationValidators {
  readonly request?: Validator<unknown>;
  readonly path: Validator<unknown>;
  readonly query: Validator<unknown>;
  readonly responses: Readonly<Record<number, Validator<unknown>>>;
}

/** One operation's handler when nothing is known of its types. */
export interface AnyHandler {
  readonly errors: readonly string[];
  nameIssue?(issue: ValidationIssue): string | undefined;
  readBody?(body: unknown, behaviors: BehaviorChoices): unknown;
  handle(call: AnyCall): { readonly status: number; readonly body: unknown } | Rejection;
}

/** A call when nothing is known of its types. */
export interface AnyCall {
  readonly project: Project;
  readonly path: never;
  readonly query: never;
  readonly body: never;
  readonly requestId: string;
  readonly now: Date;
  /** The choice for each behavior that can be switched. */
  readonly behaviors: BehaviorChoices;
  /**
   * Starts a change of state of a resource; its end is called when its time has come. Whether that
   * is later than the next call.
   */
  begin(transition: TransitionName, id: string): boolean;
}

/** The response to a body that is missing or `null`, if it differs from that to an invalid body. */
export interface MissingBody {
  /** Name of the error response. */
  readonly rejection: string;
  /** Whether it is chosen. */
  applies(behaviors: BehaviorChoices): boolean;
}
