import { HcnetError, type HcnetErrorOptions } from "./errors.js";

/** What a {@link ProjectError} is made of. */
export interface ProjectErrorOptions extends HcnetErrorOptions {
  readonly region?: string | undefined;
}

/** The project could not be found out from the region; give a `projectId`, or see `cause`. */
export class ProjectError extends HcnetError {
  readonly code = "ERR_PROJECT";
  /** The region whose project was looked up. */
  readonly region: string | undefined;

  constructor(message: string, options: ProjectErrorOptions = {}) {
    super(message, options);
    this.region = options.region;
  }

  override get name(): string {
    return "ProjectError";
  }
}
