import { redact } from "@hcnet/runtime";
import { applyAllDueTransitions, applyDueTransitions } from "../state/due-transitions.js";
import type { Project } from "../state/project.js";
import { isRegion } from "../state/project-key.js";
import type { ResourceKind } from "../state/resources/resource-kind.js";
import { putResource } from "../state/seed.js";
import { type AdminCall, type AdminOperation, numberIn } from "./call.js";
import { AdminProblem } from "./problem.js";

const PAGE = { min: 1, max: 1_000, otherwise: 100 };
const OFFSET = { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 };

/** The project that the path names, as it is now; one that is only read is not made by that. */
function projectOf({ path, parts }: AdminCall, access: "read" | "write"): Project {
  const { region = "", project_id: id = "" } = path;
  if (!isRegion(region)) {
    throw new AdminProblem(400, "region: must be the id of a region, such as cn-north-4");
  }
  const key = { region, id };
  const project = access === "read" ? parts.store.peek(key) : parts.store.project(key);
  applyDueTransitions(project, parts.now(), parts.finishers);
  return project;
}

function kindOf({ path: { kind: name }, parts }: AdminCall): ResourceKind {
  const { kinds } = parts.store;
  const kind = kinds.find((it) => it.name === name);
  if (kind !== undefined) return kind;
  const known = kinds.map((it) => it.name).join(", ");
  throw new AdminProblem(404, `kind: there is no ${JSON.stringify(name)}; known: ${known}`);
}

/** A resource without its secrets. */
const shown = (kind: ResourceKind, item: object) => ({
  key: kind.key(item),
  resource: redact(item, kind.secrets ?? []),
});

const noSuch = (kind: ResourceKind, key: string): AdminProblem =>
  new AdminProblem(404, `key: there is no ${JSON.stringify(key)} among ${kind.name}`);

/** Every project that was asked for, with the number of its resources by kind. */
export const listProjects: AdminOperation = ({ parts }) => {
  applyAllDueTransitions(parts.store, parts.now(), parts.finishers);
  const projects = parts.store.projects().map((project) => ({
    region: project.region,
    project_id: project.id,
    resources: Object.fromEntries(
      parts.store.kinds.map((kind) => [kind.name, kind.count(project)]),
    ),
  }));
  return { status: 200, body: { region: parts.region, projects } };
};

function* slice<T>(items: Iterable<T>, offset: number, limit: number): Generator<T> {
  let index = 0;
  for (const item of items) {
    if (index >= offset + limit) return;
    if (index >= offset) yield item;
    index += 1;
  }
}

/** Resources of a kind. */
export const listResources: AdminOperation = (call) => {
  const kind = kindOf(call);
  const project = projectOf(call, "read");
  const limit = numberIn(call.query, "limit", PAGE);
  const offset = numberIn(call.query, "offset", OFFSET);
  const page = slice(kind.list(project), offset, limit);
  const items = Array.from(page, (item) => shown(kind, item));
  return { status: 200, body: { total: kind.count(project), items } };
};

/** One resource. */
export const showResource: AdminOperation = (call) => {
  const kind = kindOf(call);
  const { key = "" } = call.path;
  const item = kind.get(projectOf(call, "read"), key);
  if (item === undefined) throw noSuch(kind, key);
  return { status: 200, body: shown(kind, item) };
};

/** What is put under a key: the members that the key stands for need not be repeated. */
function identified(kind: ResourceKind, key: string, body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const own = Object.entries(kind.identify(key));
  const given = body as Readonly<Record<string, unknown>>;
  const other = own.find(([name, value]) => given[name] !== undefined && given[name] !== value);
  if (other !== undefined) {
    throw new AdminProblem(400, `resource.${other[0]}: must be ${other[1]}, as in the path`);
  }
  return { ...given, ...Object.fromEntries(own) };
}

/** Puts a resource in place of the one that has its key, if there is one. */
export const putOne: AdminOperation = async (call) => {
  const kind = kindOf(call);
  const { key = "" } = call.path;
  const given = identified(kind, key, await call.json());
  const project = projectOf(call, "write");
  const now = call.parts.now();
  const { before } = putResource(project, kind, given, { field: "resource", now });
  const item = kind.get(project, key);
  if (item === undefined) throw noSuch(kind, key);
  return { status: before === undefined ? 201 : 200, body: shown(kind, item) };
};

/** Takes a resource away. */
export const deleteResource: AdminOperation = (call) => {
  const kind = kindOf(call);
  const { key = "" } = call.path;
  if (kind.get(projectOf(call, "read"), key) === undefined) throw noSuch(kind, key);
  kind.delete(projectOf(call, "write"), key);
  return { status: 204 };
};
