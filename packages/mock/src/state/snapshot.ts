import { redact } from "@hcnet/runtime";
import * as v from "valibot";
import type { SeedResources, TransitionName } from "../apis/types.js";
import { type Clock, type ClockState, isClockTime, type SourcedClock } from "./clock.js";
import type { Project } from "./project.js";
import { isRegion } from "./project-key.js";
import { invalid } from "./resources/invalid.js";
import type { ResourceKind } from "./resources/resource-kind.js";
import { shape, shapeProblem, text } from "./resources/shape.js";
import { putResources } from "./seed.js";
import type { Store } from "./store.js";
import type { DueTransition } from "./timeline.js";

/** Changes with the form of snapshots. */
const VERSION = 1;

/** Everything that one project has in one region. */
export interface ProjectSnapshot extends SeedResources {
  readonly region: string;
  readonly project_id: string;
  /** What is going to happen by itself; `at` in milliseconds since 1970. */
  readonly transitions: readonly DueTransition<TransitionName>[];
}

/**
 * The state of a cloud as JSON: its clock, and every project that was asked for. Secrets of
 * resources, such as the keys of BGP sessions, are omitted of it: they read `[redacted]`.
 */
export interface Snapshot {
  readonly version: typeof VERSION;
  readonly clock: ClockState;
  readonly projects: readonly ProjectSnapshot[];
}

function saveProject(project: Project, all: readonly ResourceKind[]): ProjectSnapshot {
  const kinds = all.map(({ name, list, secrets = [] }) => {
    const items = Array.from(list(project), (item) => redact(item, secrets));
    return [name, items] as const;
  });
  return {
    region: project.region,
    project_id: project.id,
    ...Object.fromEntries(kinds),
    transitions: [...project.timeline.values()],
  };
}

/** The state of a cloud as it is. It shares nothing with the cloud. */
export function saveStore(store: Store, clock: Clock): Snapshot {
  const projects = store.projects().map((project) => saveProject(project, store.kinds));
  return structuredClone({ version: VERSION, clock: clock.save(), projects });
}

const milliseconds = v.pipe(v.number("must be milliseconds"), v.finite("must be milliseconds"));
// More than lies between any two times that a clock can be set to now.
const MAX_OFFSET = 3e14;
const offset = v.pipe(
  milliseconds,
  v.check((it) => Math.abs(it) <= MAX_OFFSET, `must be ${-MAX_OFFSET} to ${MAX_OFFSET}`),
);
const lists = v.optional(v.array(v.unknown(), "must be a list"));

/** What snapshots look like, of a cloud that knows these kinds of resources and transitions. */
function envelope(kinds: readonly ResourceKind[], transitions: readonly string[]) {
  const names = v.picklist(transitions, `must be one of ${transitions.join(", ")}`);
  return shape({
    version: v.literal(
      VERSION,
      `must be ${VERSION}, the form of snapshots that this release knows`,
    ),
    clock: shape({
      offset_ms: offset,
      frozen_at: v.optional(
        v.pipe(
          text,
          v.check((it) => isClockTime(Date.parse(it)), "must be a date in the years 0 to 9999"),
        ),
      ),
    }),
    projects: v.array(
      shape({
        region: v.pipe(text, v.check(isRegion, "expected a region id such as cn-north-4")),
        project_id: v.pipe(text, v.nonEmpty("expected the id of a project, got an empty text")),
        transitions: v.array(
          shape({ at: milliseconds, transition: names, id: text }),
          "must be a list",
        ),
        ...Object.fromEntries(kinds.map(({ name }) => [name, lists])),
      }),
      "must be a list",
    ),
  });
}

function checkProjects({ projects }: Snapshot): void {
  const first = new Map<string, number>();
  for (const [index, { region, project_id }] of projects.entries()) {
    const key = JSON.stringify([region, project_id]);
    const same = first.get(key);
    if (same !== undefined) {
      throw invalid(
        `snapshot.projects[${index}]`,
        `expected each project once, got projects[${same}]`,
      );
    }
    first.set(key, index);
  }
}

/**
 * Takes over the state of a snapshot in place of all that there is; projects that are not in it
 * start over. Nothing changes if anything in it is wrong.
 *
 * @throws InvalidArgumentError naming the member that is wrong.
 */
export function loadStore(
  store: Store,
  clock: SourcedClock,
  snapshot: Snapshot,
  transitions: readonly string[],
): void {
  const problem = shapeProblem(envelope(store.kinds, transitions), snapshot);
  if (problem !== undefined) throw invalid("snapshot", problem);
  checkProjects(snapshot);
  const { offset_ms, frozen_at } = snapshot.clock;
  if (frozen_at === undefined && !isClockTime(clock.source() + offset_ms)) {
    throw invalid("snapshot", "clock.offset_ms: expected a time in the years 0 to 9999");
  }
  const now = clock.now();
  const projects = snapshot.projects.map((saved, index) => {
    const project = store.emptyProject({ region: saved.region, id: saved.project_id });
    const field = `snapshot.projects[${index}]`;
    putResources(project, store.kinds, { ...saved }, { field, now, whole: true });
    for (const due of saved.transitions) project.timeline.add({ ...due });
    return project;
  });
  store.reset();
  for (const project of projects) store.replace(project);
  clock.load(snapshot.clock);
}
