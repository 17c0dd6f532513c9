import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { LOG_FORMATS, logTo } from "../../src/cli/log.js";
import { recordHar } from "../../src/har/index.js";
import type { MockCloud } from "../../src/index.js";

// A log must be one line of printable text for each call.
const UNPRINTABLE = /\p{Cc}|[\u2028\u2029]/u;

/** Small limits, so that what is kept is soon as much as it may be, and the heap stays as it is. */
const recordOptions = fc.record(
  {
    maxEntries: fc.integer({ min: 1, max: 200 }),
    maxSize: fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.constant(1_000_000)),
    urls: fc.constantFrom("sent", "service"),
  },
  { requiredKeys: ["maxEntries", "maxSize"] },
);

/**
 * Records and logs the calls of a cloud, as `hcnet-mock --record --log` does, with options that the
 * seed draws. The result ends it.
 */
export function watch(cloud: MockCloud, seed: number): () => Promise<void> {
  const secrets = [cloud.credentials.token, cloud.credentials.secretAccessKey];
  const [options] = fc.sample(recordOptions, { seed, numRuns: 1 });
  if (options === undefined) throw new Error("no options were drawn");
  const recorder = recordHar(cloud, options);
  let problem: string | undefined;
  const formats = LOG_FORMATS.filter((format) => format !== "off");
  const leave = formats.map((format) =>
    cloud.journal.subscribe(
      logTo((line) => {
        const text = line.slice(0, -1);
        if (format === "json") JSON.parse(text);
        if (UNPRINTABLE.test(text))
          problem ??= `an unprintable character in ${JSON.stringify(text)}`;
        if (secrets.some((secret) => text.includes(secret))) problem ??= "a secret in the log";
      }, format),
    ),
  );
  return async () => {
    for (const end of leave) end();
    recorder.stop();
    const har = recorder.har();
    const { entries } = har.log;
    const size = entries.reduce((sum, entry) => sum + JSON.stringify(entry).length, 0);
    if (entries.length > options.maxEntries || size > options.maxSize) {
      problem ??= `${entries.length} entries of ${size} characters with ${JSON.stringify(options)}`;
    }
    const saved = await saveAndRead(recorder);
    if (!isDeepStrictEqual(JSON.parse(saved), har)) {
      problem ??= "a file that differs from the recording";
    }
    if (secrets.some((secret) => saved.includes(secret))) problem ??= "a secret in the recording";
    if (problem !== undefined) throw new Error(problem);
  };
}

/** Saves a recording, and returns the text of the file. */
async function saveAndRead(recorder: ReturnType<typeof recordHar>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "hcnet-fuzz-"));
  try {
    const file = join(directory, "calls.har");
    await recorder.save(file);
    return await readFile(file, "utf8");
  } finally {
    await rm(directory, { recursive: true });
  }
}
