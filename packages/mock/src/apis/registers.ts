import { rulesOf } from "../rules/index.js";
import type { Rule } from "../rules/rule.js";
import { type Transitions, transitionsOf } from "../transitions/index.js";
import { apis } from "./index.js";

/** Every rule that the mock knows, enforced or not, in the order of their numbers. */
export const rules: readonly Rule[] = rulesOf(apis);

/** Every transition that comes by itself. */
export const transitions: Transitions = transitionsOf(apis);
