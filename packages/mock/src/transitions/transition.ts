/** A change of state that takes a while and comes by itself. */
export interface TransitionDefinition {
  readonly from: string;
  readonly to: string;
  /** How long it takes by default, in milliseconds; 0 is over by the next call. */
  readonly ms: number;
  /** How long it takes where changes take as long as one may expect of the cloud; `ms` if absent. */
  readonly slowMs?: number;
}

/** The transitions of an API by name. */
export type TransitionTable = Readonly<Record<string, TransitionDefinition>>;

/** How the end of a transition changes the state; one whose resource is gone does nothing. */
export type Finish<Project> = (project: Project, id: string, at: Date) => void;
