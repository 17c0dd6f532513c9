import type { ApiStates, BehaviorChoices, MockEndpoints, TransitionName } from "./apis/types.js";
import type { BehaviorTable } from "./behaviors/behavior.js";
import type { CloudParts } from "./context.js";
import type { AnyHandler, MissingBody, OperationValidators } from "./operation.js";
import type { AnyRecordedResponses } from "./recorded.js";
import type { OpenApiDocument, Schema } from "./spec/document.js";
import type { NetworkSeeds } from "./state/network.js";
import type { Project } from "./state/project.js";
import type { ProjectKey } from "./state/project-key.js";
import type { ResourceKind } from "./state/resources/resource-kind.js";
import type { Finish, TransitionTable } from "./transitions/transition.js";

/** What an API reads from its documented examples, once for a cloud. */
export interface ApiSeeds {
  /** The network that its examples show. */
  readonly network?: Pick<NetworkSeeds, "vpcs" | "subnets" | "ports" | "securityGroups">;
  /** What a new project holds of the API. */
  createState(project: ProjectKey): Partial<ApiStates>;
}

/** Ids by kind of resource, such as `vif_peers`. */
export type NamedResources = Readonly<Record<string, readonly string[]>>;

/** An API that the mock serves: everything it is made of, and all that the rest knows of it. */
export interface ApiModule {
  /** As in the name of its client package. */
  readonly name: string;
  readonly document: OpenApiDocument;
  readonly validators: Readonly<Record<string, OperationValidators>>;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** What it does beyond its schemas. */
  readonly behaviors: BehaviorTable;
  /** The changes of state that come by themselves. */
  readonly transitions: TransitionTable;
  /** How they end. */
  readonly finish: Partial<Readonly<Record<TransitionName, Finish<Project>>>>;
  /** The kinds of resources in seeds and snapshots, each after those that it depends on. */
  readonly resources: readonly ResourceKind[];
  /** How its reads show resources, to make seeds of a recording. */
  readonly recorded: AnyRecordedResponses;
  /** Resources of other APIs that its examples name. */
  readonly names?: () => NamedResources;
  /** @param named what the examples of the other APIs name. */
  readSeeds(named: NamedResources): ApiSeeds;
  /** Makes `cloud.endpoints`, of the one API that has them. */
  readonly createEndpoints?: (parts: CloudParts) => MockEndpoints;
  readonly missingBody?: MissingBody;
  /** The member of responses that has the id of the project, where it takes fewer ids than the path. */
  readonly projectId?: Schema;
  /** Changes the body of an error response, where a behavior can be switched. */
  changeErrorBody?(body: object, behaviors: BehaviorChoices): object;
}
