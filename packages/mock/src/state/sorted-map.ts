import type SortedBTree from "sorted-btree";
import { EmptyBTree } from "sorted-btree";

/** A map in the order of its keys, whose calls do not slow much with its size. */
export type SortedMap<K, V> = SortedBTree.default<K, V>;

/**
 * Makes one. The package is CommonJS, and tools do not agree on what its default import is; a copy
 * of the empty tree that it exports by name is the same everywhere.
 */
export function sortedMap<K extends string | number, V>(): SortedMap<K, V> {
  return EmptyBTree.clone();
}
