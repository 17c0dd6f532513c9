/** Of a JSON pointer to something inside a document, so not of the empty one. */
export const POINTER_PATTERN = "^(/([^/~]|~[01])*)+$";

export function pointerSegments(pointer: string): string[] {
  return pointer.split("/").slice(1).map(unescapePointer);
}

export function unescapePointer(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
