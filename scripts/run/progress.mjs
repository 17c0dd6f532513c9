// Progress of a run: one line per finished task, and on a terminal a status line below them. Without a
// terminal, a line says every 5 seconds what is still running.

const HEARTBEAT_MS = 5_000;
const STATUS_MS = 200;
/** As many running tasks are named. */
const SHOWN = 2;

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * @param {NodeJS.WriteStream} stream where to write.
 */
export function createProgress(stream = process.stdout) {
  const started = new Map();
  const finished = new Set();
  let total;
  let done = 0;
  let lastLine = Date.now();

  const counter = () => (total === undefined ? `${done}` : `${done}/${total}`);
  const running = () => {
    const names = [...started].map(([name, at]) => `${name} (${seconds(Date.now() - at)})`);
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
    return names.slice(0, SHOWN).join(", ") + more;
  };

  function line(text) {
    stream.write(`${stream.isTTY ? "\r\x1b[K" : ""}${text}\n`);
    lastLine = Date.now();
  }

  function showStatus() {
    if (started.size === 0) return;
    const text = `[hcnet] ${counter()} running: ${running()}`;
    if (stream.isTTY) stream.write(`\r\x1b[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
    else if (Date.now() - lastLine >= HEARTBEAT_MS) line(text);
  }

  const timer = setInterval(showStatus, stream.isTTY ? STATUS_MS : 1_000);
  timer.unref();

  return {
    line,
    setTotal(count) {
      total = count;
    },
    start(name) {
      if (!finished.has(name)) started.set(name, Date.now());
    },
    /** @param {"passed" | "failed" | "cached"} outcome of the task; a cached one gets no line. */
    finish(name, outcome) {
      const at = started.get(name);
      started.delete(name);
      finished.add(name);
      done += 1;
      if (outcome === "cached") return;
      const failed = outcome === "failed" ? "FAILED " : "";
      // Too short to be seen at its start.
      const time = at === undefined ? "" : ` (${seconds(Date.now() - at)})`;
      line(`[hcnet] ${counter()} ${failed}${name}${time}`);
    },
    end() {
      clearInterval(timer);
      if (stream.isTTY) stream.write("\r\x1b[K");
    },
  };
}
