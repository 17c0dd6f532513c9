/** Writes a time as the header `Date` has it. */
export type HttpDate = (time: Date) => string;

/** Remembers the last second, as writing it takes longer than all the rest of a header. */
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
