import type { Behavior } from "../behaviors/behavior.js";
import { behaviorsOf } from "../behaviors/index.js";
import { type Transitions, transitionsOf } from "../transitions/index.js";
import { apis } from "./index.js";

/** Every behavior that the mock knows, simulated or not: those of all APIs first, then API by API. */
export const behaviors: readonly Behavior[] = behaviorsOf(apis);

/** Every transition that comes by itself. */
export const transitions: Transitions = transitionsOf(apis);
