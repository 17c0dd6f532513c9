import type { BehaviorId } from "../../src/index.js";

/**
 * Options of a test, or of a group, that covers behaviors of the register. They become tags, by
 * which `vitest --tags-filter` selects. `tests/repository` requires a test for each behavior.
 */
export function covers(...behaviors: [BehaviorId, ...BehaviorId[]]): { tags: string[] } {
  return { tags: behaviors };
}
