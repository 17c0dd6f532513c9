// Time that passes at once when nothing happens: a poll in 10 seconds is made right away. The cloud
// and the clients read the same clock.

interface Timer {
  readonly due: number;
  readonly callback: (...args: readonly unknown[]) => void;
  readonly args: readonly unknown[];
  /** For an interval. */
  readonly every?: number;
}

/** How long nothing has to happen before time jumps to the next timer, in real milliseconds. */
const IDLE_MS = 12;

const RealDate = Date;
const realSetTimeout = setTimeout.bind(globalThis);
const realNow = performance.now.bind(performance);
const timers = new Map<number, Timer>();
let offset = 0;
let nextId = 1;
let busy = 0;
let activity = 0;
let watching = false;
let onJump: (ms: number) => void = () => {};

const now = (): number => RealDate.now() + offset;

/** Replaces the clock and the timers of this worker. */
export function installTime(): void {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, property) => (property === "now" ? now : Reflect.get(target, property)),
  });
  Object.defineProperty(performance, "now", { value: () => realNow() + offset });
  const replaced = {
    setTimeout: (callback: Timer["callback"], ms = 0, ...args: readonly unknown[]) =>
      add({ due: now() + Math.max(0, ms), callback, args }),
    setInterval: (callback: Timer["callback"], ms = 0, ...args: readonly unknown[]) =>
      add({ due: now() + Math.max(1, ms), callback, args, every: Math.max(1, ms) }),
    clearTimeout: remove,
    clearInterval: remove,
  };
  Object.assign(globalThis, replaced);
}

function add(timer: Timer): number {
  const id = nextId++;
  timers.set(id, timer);
  activity++;
  watch();
  return id;
}

function remove(id: number | undefined): void {
  if (id !== undefined) timers.delete(id);
}

/** Time does not jump while this is under way. */
export async function whileBusy<T>(work: () => Promise<T>): Promise<T> {
  busy++;
  try {
    return await work();
  } finally {
    busy--;
    activity++;
    watch();
  }
}

/** Calls back with each jump. */
export function watchJumps(listener: (ms: number) => void): void {
  onJump = listener;
}

/** Lets time pass. */
export function advance(ms: number): void {
  offset += ms;
  runDue();
}

function watch(): void {
  if (watching) return;
  watching = true;
  let seen = activity;
  const look = (): void => {
    runDue();
    if (timers.size === 0) {
      watching = false;
      return;
    }
    if (busy === 0 && activity === seen) jump();
    seen = activity;
    realSetTimeout(look, IDLE_MS);
  };
  realSetTimeout(look, 0);
}

/** To the next timer; one that is far away, such as that which holds a request, is not waited for. */
function jump(): void {
  const due = Math.min(...Array.from(timers.values(), (timer) => timer.due));
  const ms = due - now();
  if (ms > 24 * 60 * 60 * 1000) return;
  if (ms > 0) {
    offset += ms;
    onJump(ms);
  }
  runDue();
}

function runDue(): void {
  const due = [...timers].filter(([, timer]) => timer.due <= now());
  due.sort(([, one], [, other]) => one.due - other.due);
  for (const [id, timer] of due) {
    if (!timers.delete(id)) continue;
    if (timer.every !== undefined) timers.set(id, { ...timer, due: now() + timer.every });
    activity++;
    timer.callback(...timer.args);
  }
}
