/** Writes a time as the header `Date` has it. */
export type HttpDate = (time: Date) => string;

/** Caches the last second, as formatting it takes longer than all other headers together. */
export function createHttpDate(): HttpDate {
  let second = Number.NaN;
  let text = "";
  return (time) => {
    const current = Math.floor(time.getTime() / 1000);
    if (current !== second) text = time.toUTCString();
    second = current;
    return text;
  };
}
