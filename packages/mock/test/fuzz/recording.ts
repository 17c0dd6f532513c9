import { logTo } from "../../src/cli/log.js";
import { recordHar } from "../../src/har/index.js";
import type { MockCloud } from "../../src/index.js";

// So that what is kept is soon as much as it may be, and the heap stays as it is.
const MAX_ENTRIES = 200;
const MAX_SIZE = 2_000_000;
// A log must be one line of printable text for each call.
const UNPRINTABLE = /\p{Cc}|[\u2028\u2029]/u;

/** Records and logs the calls of a cloud, as `hcnet-mock --record --log` does. */
export function watch(cloud: MockCloud): () => void {
  const secrets = [cloud.credentials.token, cloud.credentials.secretAccessKey];
  const recorder = recordHar(cloud, { maxEntries: MAX_ENTRIES, maxSize: MAX_SIZE });
  let problem: string | undefined;
  const leave = (["json", "text"] as const).map((format) =>
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
  return () => {
    for (const end of leave) end();
    recorder.stop();
    const har = JSON.stringify(recorder.har());
    if (secrets.some((secret) => har.includes(secret))) problem ??= "a secret in the recording";
    if (problem !== undefined) throw new Error(problem);
  };
}
