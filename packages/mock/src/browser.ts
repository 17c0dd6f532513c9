import { InvalidArgumentError } from "@hcnet/runtime";
import type { ApiModule } from "./api-module.js";
import type { MockCloudOptions } from "./context.js";
import { type InProcessCloud, makeCloud } from "./in-process-cloud.js";

/** Settings of a cloud that runs in process. */
export interface InProcessCloudOptions extends MockCloudOptions {
  /** The APIs that it serves, at least one, such as `publicips` of `@hcnet/mock/apis/publicips`. */
  readonly apis: readonly ApiModule[];
}

/**
 * Makes a mock cloud of some APIs that runs in process, in browsers, workers and Node alike: no
 * module of Node is loaded, and no document of an API that is not given. Every project with any
 * id and region, starts with its own copy of the resources of the documented examples.
 *
 * @throws InvalidArgumentError when an option cannot be used; the message names it.
 */
export function createMockCloud({ apis, ...options }: InProcessCloudOptions): InProcessCloud {
  if (!Array.isArray(apis) || apis.length === 0) {
    throw new InvalidArgumentError("apis: expected a list of at least one API");
  }
  const names = apis.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new InvalidArgumentError(`apis: ${repeated} is there twice`);
  return makeCloud(apis, options).cloud;
}

export type { ApiModule } from "./api-module.js";
export type { InProcessCloud } from "./in-process-cloud.js";
