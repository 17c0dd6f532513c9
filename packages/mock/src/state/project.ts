import type { ApiModule, NamedResources } from "../api-module.js";
import type { ApiStates, TransitionName } from "../apis/types.js";
import { createNetwork, type Network } from "./network.js";
import type { ProjectKey } from "./project-key.js";
import { Timeline } from "./timeline.js";

/**
 * Everything that one project owns in one region. Resources are replaced as a whole, never changed
 * in place. An API finds its own state by its name, and that of another one in `others`.
 */
export interface Project extends ProjectKey, ApiStates {
  /** What is going to happen by itself. */
  readonly timeline: Timeline<TransitionName>;
  readonly network: Network;
  /** The states of the APIs; that of an API which the cloud does not serve is absent. */
  readonly others: Partial<ApiStates>;
}

/** Makes projects, each with its own copy of the documented resources, which belong to it. */
export type ProjectFactory = (key: ProjectKey) => Project;

function namedBy(apis: readonly ApiModule[]): NamedResources {
  const ids = new Map<string, string[]>();
  for (const { names } of apis) {
    for (const [kind, named] of Object.entries(names?.() ?? {})) {
      ids.set(kind, [...(ids.get(kind) ?? []), ...named]);
    }
  }
  return Object.fromEntries(ids);
}

/** Reads the documented examples of the APIs, once. */
export function projectFactory(apis: readonly ApiModule[]): ProjectFactory {
  const named = namedBy(apis);
  const seeds = apis.map((api) => api.readSeeds(named));
  const networks = seeds.flatMap(({ network = [] }) => network);
  return (key) => {
    const states: Partial<ApiStates> = Object.assign(
      {},
      ...seeds.map(({ createState }) => createState(key)),
    );
    const { region, id } = key;
    const network = createNetwork({
      vpcs: networks.flatMap(({ vpcs }) => vpcs),
      subnets: networks.flatMap(({ subnets }) => subnets),
      ports: networks.flatMap(({ ports }) => ports),
      securityGroups: networks.flatMap(({ securityGroups }) => securityGroups),
    });
    const project = { region, id, timeline: new Timeline(), network, others: states, ...states };
    // Only the code of an API that is served asks for the state of that API by its name.
    return project as Project;
  };
}
