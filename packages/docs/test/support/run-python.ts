import { spawnSync } from "node:child_process";
import { createMockCloud } from "@hcnet/mock";
import { SAMPLES } from "../../src/reference/samples.js";
import { serveRecorded } from "./recording-server.js";
import { environmentOf, type Outcome, run } from "./run-sample.js";

const HELP = `The Python samples need Python 3, and there is none; HCNET_NO_PYTHON=1 skips their tests.
  Debian, Ubuntu: apt-get install python3
  macOS: brew install python`;

/** Finds what runs behind the command: version managers put a script in its place that starts slowly. */
export function findPython(): string {
  const { status, stdout } = spawnSync("python3", ["-c", "import sys; print(sys.executable)"], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(HELP);
  return stdout.trim() || "python3";
}

/** Runs a Python sample, given as its text, against a mock cloud of its own. */
export async function runPython(
  python: string,
  source: string,
  change: (environment: NodeJS.ProcessEnv) => NodeJS.ProcessEnv = (same) => same,
): Promise<Outcome> {
  const cloud = createMockCloud({ transitions: "instant" });
  const { url, exchanges, close } = await serveRecorded(cloud);
  try {
    const environment = change({
      ...process.env,
      ...environmentOf(cloud, url),
      PYTHONDONTWRITEBYTECODE: "1",
      PYTHONPATH: SAMPLES,
    });
    return { ...(await run(python, ["-c", source], environment)), exchanges };
  } finally {
    close();
  }
}
