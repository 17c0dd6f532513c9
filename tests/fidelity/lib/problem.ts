/** Where a check looks, for its messages. */
export interface Place {
  readonly operationId: string;
  /** As in a fact file: `request vif_peer.name`. */
  readonly where: string;
}

export type Problems = readonly string[];

export function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

export function problem(place: Place, what: string, expected: unknown, found: unknown): string {
  return `${place.operationId}, ${place.where}: ${what}: expected ${show(expected)}, found ${show(found)}`;
}

/** One problem if the two differ, none otherwise. */
export function compare(
  place: Place,
  what: string,
  expected: unknown,
  found: unknown,
): readonly string[] {
  return show(expected) === show(found) ? [] : [problem(place, what, expected, found)];
}
