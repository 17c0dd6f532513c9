import type { OperationDescriptor, ServiceDescriptor } from "@hcnet/runtime";

/** A JSON object, such as a schema or a part of a document. */
export type Json = Readonly<Record<string, unknown>>;

/** `x-destructive`: true, or the request bodies for which the operation is destructive. */
export type Destructive = true | readonly { readonly pointer: string; readonly value: unknown }[];

/** `x-current-state`: how to find the resource that an operation changes in a list. */
export interface CurrentState {
  /** Id of the operation that returns the list. */
  readonly operationId: string;
  /** JSON pointer to the resources in its response, in which `*` stands for any array item. */
  readonly items: string;
  /** Property of a resource that equals `parameter`. */
  readonly property: string;
  /** Path parameter with the id of the resource. */
  readonly parameter: string;
}

/** A documented request body. */
export interface RequestExample {
  readonly name: string;
  readonly summary: string;
  readonly body: unknown;
}

/** A state to wait for. */
export interface CatalogWaiter {
  readonly name: string;
  readonly description: string;
  readonly maxWaitSeconds: number;
}

/** A path or query parameter. */
export interface CatalogParameter {
  /** Name of the argument, which may differ from that on the wire. */
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: Json;
}

/** One operation, with all that a tool or a command needs to know about it. */
export interface CatalogOperation {
  readonly descriptor: OperationDescriptor;
  readonly title: string;
  readonly description: string;
  readonly destructive?: Destructive;
  /** JSON pointer to the property of the body that makes the service check the request only. */
  readonly dryRun?: string;
  /** The operation whose response shows what this one changes, by its id. */
  readonly shownBy?: string;
  readonly currentState?: CurrentState;
  readonly parameters: readonly CatalogParameter[];
  /** Schema of the arguments: `path`, `query` and `body`. */
  readonly input: Json;
  /** Schema of the response body, in which secrets may be redacted. */
  readonly response: Json;
  readonly examples: readonly RequestExample[];
  readonly waiters: readonly CatalogWaiter[];
}

/** One API. */
export interface CatalogApi {
  /** Name of its package without the scope. */
  readonly name: string;
  readonly title: string;
  readonly service: ServiceDescriptor;
  readonly operations: readonly CatalogOperation[];
  /** The meaning of each known error code. */
  readonly errorCodes: Readonly<Record<string, string>>;
  /** The APIs whose documented examples name resources of this one. */
  readonly namedBy: readonly string[];
}

/** A step of a workflow. Its strings may refer to inputs, as `$inputs.port_id`. */
export interface WorkflowStep {
  readonly id: string;
  readonly description: string;
  readonly operationId: string;
  readonly body?: unknown;
  readonly conditions: readonly string[];
}

/** A job of several calls. */
export interface Workflow {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly inputs: readonly {
    readonly name: string;
    readonly description: string;
    readonly required: boolean;
  }[];
  readonly steps: readonly WorkflowStep[];
}
