/** Longest error message, in UTF-16 code units. */
const MAX_LENGTH = 8192;

/**
 * Text from outside as one line: without line breaks, control characters, direction marks and lone
 * surrogates, so that it can neither start a log line of its own nor steer a terminal.
 */
export function oneLine(text: string, maxLength: number = MAX_LENGTH): string {
  const line = text.slice(0, maxLength).replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, " ");
  return text.length > maxLength ? `${line}…` : line;
}
