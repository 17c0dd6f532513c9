// One contestant in a process of its own; makes as many calls as it is told to.
const [name, url] = process.argv.slice(2);
const { create } = await import(`./contestants/${name}.mjs`);
const call = await create(url);

async function run({ calls, inFlight }) {
  let left = calls;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  const cpu = process.cpuUsage();
  const started = performance.now();
  await Promise.all(Array.from({ length: inFlight }, caller));
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000 };
}

/** What is still held when everything that can be freed is. */
async function heap() {
  for (let times = 0; times < 4; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}

process.on("message", async (order) => {
  const measured = order === "heap" ? await heap() : await run(order);
  process.send(measured);
});
process.on("disconnect", () => process.exit());
process.send("ready");
