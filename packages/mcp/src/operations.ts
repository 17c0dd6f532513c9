import {
  createServiceClient,
  type OperationDescriptor,
  type ServiceDescriptor,
  type Session,
} from "@hcnet/runtime";
import type { Tool } from "@modelcontextprotocol/server";
import { apis } from "./apis.js";
import { type DocumentOperation, type Json, SchemaReader } from "./schemas.js";

/** The arguments of an operation. */
export interface Input {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Json;
  readonly body?: Json;
}

/** An operation with its tool. */
export interface Operation {
  readonly tool: Tool;
  readonly service: ServiceDescriptor;
  readonly descriptor: OperationDescriptor;
  /** The operation that shows the resource which this one changes. */
  readonly show: string | undefined;
  readonly call: (input: Input) => Promise<unknown>;
}

/** The operations of all APIs, by operation id. */
export function loadOperations(session: Session): ReadonlyMap<string, Operation> {
  const loaded = apis.flatMap(({ document, service, operations, validators }) => {
    const reader = new SchemaReader(document as Json);
    const client = createServiceClient<Readonly<Record<string, Operation["call"]>>>(
      service,
      operations,
      session,
      { validation: { validators, response: "warn" } },
    );
    const { paths } = document as { readonly paths: Json };
    return Object.values(operations).flatMap((descriptor): [string, Operation][] => {
      const { operationId, method, path } = descriptor;
      const documented = (paths[path] as Json)[method.toLowerCase()] as DocumentOperation;
      const call = client[operationId];
      if (call === undefined) return [];
      const shows = Object.values(operations).find(
        (other) => other.method === "GET" && other.path.endsWith("}") && isBelow(path, other.path),
      );
      const tool = toolOf(reader, documented, descriptor);
      return [[operationId, { tool, service, descriptor, show: shows?.operationId, call }]];
    });
  });
  return new Map(loaded);
}

const isBelow = (path: string, parent: string): boolean =>
  path === parent || path.startsWith(`${parent}/`);

function toolOf(
  reader: SchemaReader,
  documented: DocumentOperation,
  descriptor: OperationDescriptor,
): Tool {
  const { operationId, method, idempotent } = descriptor;
  const { summary, description = summary } = documented;
  return {
    name: operationId,
    title: summary,
    description,
    annotations: {
      title: summary,
      readOnlyHint: method === "GET",
      destructiveHint: method === "DELETE",
      idempotentHint: documented["x-idempotent"] ?? idempotent,
      openWorldHint: true,
    },
    inputSchema: reader.input(documented, descriptor) as Tool["inputSchema"],
    outputSchema: reader.output(documented, descriptor) as NonNullable<Tool["outputSchema"]>,
  };
}
