import type { ApiModule } from "../api-module.js";
import type { Faults } from "../faults/faults.js";
import type { Identity } from "../identity/identity.js";
import type { CallJournal } from "../journal/journal.js";
import type { DynamicBodies } from "../prefer/dynamic.js";
import type { HttpDate } from "./http-date.js";
import type { StateContext } from "./project-access.js";
import type { RateLimit } from "./rate-limit.js";
import type { Routes } from "./routes.js";

/** A cloud, as one exchange sees it. */
export interface CloudContext extends StateContext {
  readonly apis: readonly ApiModule[];
  readonly routes: Routes;
  readonly identity: Identity;
  readonly faults: Faults;
  readonly dynamicBodies: DynamicBodies;
  readonly journal: CallJournal;
  readonly httpDate: HttpDate;
  /** None by default. */
  readonly rateLimit?: RateLimit | undefined;
}
