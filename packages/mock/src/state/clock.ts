import { InvalidArgumentError } from "@hcnet/runtime";

/** The time of one cloud. It runs like its source, by default the machine's, until it is moved. */
export interface Clock {
  /** The time of the cloud. */
  now(): Date;
  /**
   * Moves the time forward.
   *
   * @param duration milliseconds, or an object that says so.
   * @throws InvalidArgumentError when the duration is negative or not a finite number, or leads past
   * the year 9999.
   */
  advance(duration: number | { readonly ms: number }): void;
  /**
   * Moves the time to a moment, also to an earlier one; what has happened stays. A running clock
   * goes on from there, a frozen one stays there.
   *
   * @throws InvalidArgumentError when the date is not one, or not in the years 0 to 9999.
   */
  set(date: Date): void;
  /** Stops the time, at a moment if one is given. `advance` and `set` still move it. */
  freeze(date?: Date): void;
  /** Lets a stopped time run again, from where it stands. */
  resume(): void;
  /** How the time differs from that of the source, as a snapshot keeps it. */
  save(): ClockState;
  /** Takes over what `save` gave. */
  load(state: ClockState): void;
}

/** How the time of a cloud differs from that of its source. */
export interface ClockState {
  /** Milliseconds that a running clock is ahead of its source. */
  readonly offset_ms: number;
  /** When the clock was stopped; absent while it runs. */
  readonly frozen_at?: string;
}

// What a date of HTTP and one in a signature can say, with room for the time to run on.
const FIRST = Date.parse("0000-01-01T00:00:00Z");
const LAST = Date.parse("9999-12-31T23:59:59.999Z");

/** Whether a clock can be set to a time, in milliseconds since 1970. */
export const isClockTime = (time: number): boolean => time >= FIRST && time <= LAST;

function timeOf(date: Date, field: string): number {
  const time = date instanceof Date ? date.getTime() : Number.NaN;
  if (Number.isNaN(time)) throw new InvalidArgumentError(`${field}: must be a valid Date`);
  if (isClockTime(time)) return time;
  throw new InvalidArgumentError(`${field}: must be in the years 0 to 9999`);
}

function millisecondsOf(duration: number | { readonly ms: number }): number {
  const ms = typeof duration === "number" ? duration : duration?.ms;
  if (typeof ms === "number" && Number.isFinite(ms) && ms >= 0) return ms;
  throw new InvalidArgumentError("ms: expected a number of milliseconds that is not negative");
}

/** A clock that tells what it runs by. */
export interface SourcedClock extends Clock {
  /** The time of its source, in milliseconds since 1970. */
  source(): number;
}

/** Makes a clock that runs like its source, and stands still at either end of its years. */
export function createClock(source: () => Date): SourcedClock {
  let offset = 0;
  let frozenAt: number | undefined;
  const current = (): number =>
    frozenAt ?? Math.min(LAST, Math.max(FIRST, source().getTime() + offset));
  const move = (time: number): void => {
    if (frozenAt === undefined) offset = time - source().getTime();
    else frozenAt = time;
  };
  return {
    source: () => source().getTime(),
    now: () => new Date(current()),
    advance(duration) {
      const time = current() + millisecondsOf(duration);
      if (!isClockTime(time)) throw new InvalidArgumentError("ms: leads past the year 9999");
      move(time);
    },
    set: (date) => move(timeOf(date, "date")),
    freeze(date) {
      frozenAt = date === undefined ? current() : timeOf(date, "date");
    },
    resume() {
      if (frozenAt === undefined) return;
      offset = frozenAt - source().getTime();
      frozenAt = undefined;
    },
    save: () => ({
      offset_ms: offset,
      ...(frozenAt === undefined ? {} : { frozen_at: new Date(frozenAt).toISOString() }),
    }),
    load({ offset_ms, frozen_at }) {
      offset = offset_ms;
      frozenAt = frozen_at === undefined ? undefined : Date.parse(frozen_at);
    },
  };
}
