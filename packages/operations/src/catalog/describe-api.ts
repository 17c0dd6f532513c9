import type { OperationDescriptor, OperationTable, ServiceDescriptor } from "@hcnet/runtime";
import { type DocumentOperation, SchemaReader } from "./schemas.js";
import type { CatalogApi, CatalogOperation, CurrentState, Destructive, Json } from "./types.js";

/** What a client package and its document say about an API. */
export interface ApiSources {
  readonly service: ServiceDescriptor;
  readonly operations: OperationTable;
  readonly errorCodes: Readonly<Record<string, string>>;
  readonly document: Json;
  readonly namedBy: readonly string[];
}

interface PathItem {
  readonly parameters?: DocumentOperation["parameters"];
}

/** Describes an API for the catalog. */
export function describeApi({
  service,
  operations,
  errorCodes,
  document,
  namedBy,
}: ApiSources): CatalogApi {
  const reader = new SchemaReader(document);
  const paths = document.paths as Readonly<Record<string, PathItem & Json>>;
  const { title } = document.info as { readonly title: string };
  const descriptors = Object.values(operations);
  return {
    name: service.api,
    title,
    service,
    errorCodes,
    namedBy,
    operations: descriptors.map((descriptor) => {
      const item = paths[descriptor.path] ?? {};
      const own = item[descriptor.method.toLowerCase()] as DocumentOperation;
      const parameters = [...(item.parameters ?? []), ...(own.parameters ?? [])];
      const shownBy = findShow(descriptor, descriptors);
      return { ...describe(reader, { ...own, parameters }, descriptor), ...shownBy };
    }),
  };
}

function describe(
  reader: SchemaReader,
  operation: DocumentOperation,
  descriptor: OperationDescriptor,
): CatalogOperation {
  const parameters = reader.parameters(operation, descriptor);
  const examples = Object.entries(reader.body(operation)?.examples ?? {});
  const waiters = Object.entries(
    (operation["x-waiters"] ?? {}) as Readonly<Record<string, Waiter>>,
  );
  const destructive = operation["x-destructive"] as Destructive | undefined;
  const dryRun = operation["x-dry-run"] as string | undefined;
  const currentState = operation["x-current-state"] as CurrentState | undefined;
  const isDestructive = descriptor.method === "DELETE" ? true : destructive;
  return {
    descriptor,
    title: operation.summary,
    description: operation.description?.trim() ?? operation.summary,
    ...(isDestructive === undefined ? {} : { destructive: isDestructive }),
    ...(dryRun === undefined ? {} : { dryRun }),
    ...(currentState === undefined ? {} : { currentState }),
    parameters,
    input: reader.input(operation, parameters),
    response: reader.response(operation, descriptor),
    examples: examples.map(([name, { summary, value }]) => ({ name, summary, body: value })),
    waiters: waiters.map(([name, { description, maxWaitSeconds }]) => ({
      name,
      description: description.trim(),
      maxWaitSeconds,
    })),
  };
}

interface Waiter {
  readonly description: string;
  readonly maxWaitSeconds: number;
}

/**
 * The GET operation with the longest path that the path of a write begins with, if that path names a
 * resource: the list that a POST adds to shows nothing of it.
 */
function findShow(
  { method, path }: OperationDescriptor,
  descriptors: readonly OperationDescriptor[],
): { readonly shownBy?: string } {
  if (method === "GET") return {};
  const [shown] = descriptors
    .filter((other) => other.method === "GET" && /\}.*\}/.test(other.path))
    .filter((other) => path === other.path || path.startsWith(`${other.path}/`))
    .sort((a, b) => b.path.length - a.path.length);
  return shown === undefined ? {} : { shownBy: shown.operationId };
}
