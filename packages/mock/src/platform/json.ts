/** Deeper values take long to read, and overflow the stack of what goes through them. */
const MAX_DEPTH = 1_000;

/**
 * Reads JSON from outside.
 *
 * @throws SyntaxError when it is not JSON, or nested more than 1,000 levels deep.
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError(`nested more than ${MAX_DEPTH} levels deep`);
  return JSON.parse(text);
}

/** Whether a JSON text is nested too deep. Reads no more of it than that takes. */
export function isTooDeep(text: string): boolean {
  if (text.length <= MAX_DEPTH) return false;
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString && character === "\\") at += 1;
    else if (character === '"') isInString = !isInString;
    else if (isInString) continue;
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
