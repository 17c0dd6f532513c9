const LIMIT = 150;

/** JSON on one line, cut where it gets long. */
export function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= LIMIT ? text : `${text.slice(0, LIMIT)}… (${text.length} characters)`;
}
