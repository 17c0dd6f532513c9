/** Values nested deeper overflow the stack of `structuredClone`, and then of `JSON.stringify`. */
export const MAX_JSON_DEPTH = 1000;

const [QUOTE, OPEN, CLOSE, BACKSLASH] = [0x22, 0x7b, 0x7d, 0x5c];

/** Whether a JSON text is nested deeper than `MAX_JSON_DEPTH`. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    // The brackets of arrays differ from those of objects by this bit.
    else if ((code | 0x20) === OPEN) depth += 1;
    else if ((code | 0x20) === CLOSE) depth -= 1;
    if (depth > MAX_JSON_DEPTH) return true;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  let end = start;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    let before = end;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
}
