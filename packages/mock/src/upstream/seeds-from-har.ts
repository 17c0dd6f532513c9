import { InvalidArgumentError } from "@hcnet/runtime";
import type { ApiModule } from "../api-module.js";
import { parameterNames, Router } from "../gateway/router.js";
import type { Har, HarEntry } from "../har/index.js";
import { REDACTED } from "../journal/redact.js";
import type { AnyRecordedResponses } from "../recorded.js";
import { listOperations } from "../spec/document.js";
import type { ResourceKind } from "../state/resources/resource-kind.js";
import type { Seed } from "../state/seed.js";
import { closestOperation, type KnownOperation } from "./differences.js";
import { parseBody } from "./request-differences.js";

interface Read extends KnownOperation {
  /** Absent for an operation that shows no resources. */
  readonly toSeed: AnyRecordedResponses[string] | undefined;
}

/** All operations by their paths, as one without resources may have a path that another one matches. */
function routerOf(apis: readonly ApiModule[]): Router<Read[]> {
  const router = new Router<Read[]>();
  for (const { document, recorded, validators } of apis) {
    for (const located of listOperations(document)) {
      const { method, path, operation } = located;
      const own = validators[operation.operationId];
      if (own === undefined) continue;
      const read = { located, validators: own, toSeed: recorded[operation.operationId] };
      const same = router.find(path)?.methods.get(method);
      if (same === undefined) router.add(method, path, [read]);
      else same.push(read);
    }
  }
  return router;
}

/** Drops secrets, which a recording does not have, and properties that a response removed. */
function clean(item: object): object {
  return Object.fromEntries(
    Object.entries(item).filter(([, value]) => value !== undefined && value !== REDACTED),
  );
}

/** The resources of one project: by kind, and then by what identifies them. */
class RecordedProject {
  readonly #kinds = new Map<string, Map<string, object>>();

  add(kind: ResourceKind, items: readonly object[]): void {
    const found = this.#kinds.get(kind.name) ?? new Map<string, object>();
    for (const item of items) {
      const key = kind.key(item);
      found.set(key, { ...found.get(key), ...item });
    }
    if (items.length > 0) this.#kinds.set(kind.name, found);
  }

  seed(project_id: string): Seed {
    const kinds = [...this.#kinds].map(
      ([name, items]) => [name, Array.from(items.values(), clean)] as const,
    );
    return { project_id, ...Object.fromEntries(kinds) };
  }
}

/** The operation of an entry: the one that it names, or else the one that it resembles most. */
function operationOf({ request, response, _operationId }: HarEntry, reads: readonly Read[]) {
  const named = reads.find(({ located }) => located.operation.operationId === _operationId);
  if (named !== undefined) return named;
  const { host, search } = new URL(request.url);
  const { status, content } = response;
  const exchange = { query: search.slice(1), requestBody: undefined, status };
  return closestOperation(reads, { host, ...exchange, responseBody: content.text })?.candidate;
}

/** What a response shows, and the project that it belongs to. */
function readEntry(entry: HarEntry, router: Router<Read[]>) {
  const { request, response } = entry;
  const body = parseBody(response.content.text);
  if (request.method !== "GET" || response.status !== 200 || body === undefined) return undefined;
  const match = router.find(new URL(request.url).pathname);
  const read = operationOf(entry, match?.methods.get("GET") ?? []);
  if (match === undefined || read?.toSeed === undefined) return undefined;
  const { path: template, operation } = read.located;
  const names = parameterNames(template).map((name, index) => [name, match.values[index]]);
  const path: Readonly<Record<string, string>> = Object.fromEntries(names);
  try {
    // Whether the resources are as documented is checked when the seed is put.
    return { projectId: path.project_id ?? "", seed: read.toSeed(body as never, path as never) };
  } catch {
    throw new InvalidArgumentError(
      `log: expected a response of ${operation.operationId} in ${request.url}, got another body`,
    );
  }
}

/**
 * Makes seeds of a recording: for each project the resources that successful reads returned. What
 * several responses show of one is put together, and the last wins.
 */
export function seedsFromHar({ log }: Har, apis: readonly ApiModule[]): readonly Seed[] {
  const router = routerOf(apis);
  const kinds = apis.flatMap(({ resources }) => resources);
  const projects = new Map<string, RecordedProject>();
  for (const entry of log.entries) {
    const found = readEntry(entry, router);
    if (found === undefined) continue;
    const project = projects.get(found.projectId) ?? new RecordedProject();
    projects.set(found.projectId, project);
    for (const [name, items] of Object.entries(found.seed)) {
      const kind = kinds.find((each) => each.name === name);
      if (kind !== undefined) project.add(kind, items);
    }
  }
  return [...projects].map(([id, project]) => project.seed(id));
}
