import type { OperationResponse, PathOf } from "@hcnet/runtime";
import type { SeedResources } from "./apis/types.js";

type SuccessBody<Op> =
  Extract<OperationResponse<Op>, { readonly status: 200 }> extends {
    readonly data: infer Data;
  }
    ? Data
    : never;

/**
 * Reads the resources off responses of a recording, by the operation that returned them. Of two with
 * the same ID, properties of the later response win; one that is `undefined` there is removed.
 */
export type RecordedResponses<Operations> = {
  readonly [Id in keyof Operations]?: (
    body: SuccessBody<Operations[Id]>,
    path: PathOf<Operations[Id]>,
  ) => SeedResources;
};

/** The same when nothing is known of its types. */
export type AnyRecordedResponses = Readonly<
  Record<string, (body: never, path: never) => SeedResources>
>;
