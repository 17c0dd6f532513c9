import { readFileSync } from "node:fs";
import { InvalidArgumentError } from "@hcnet/runtime";
import type { Creator, Log } from "har-format";
import writeFileAtomic from "write-file-atomic";
import type { InProcessCloud } from "../in-process-cloud.js";
import { type HarEntry, harEntry } from "./entry.js";
import { type ServiceUrls, serviceUrls } from "./service-urls.js";

/** A HAR 1.2 document. */
export interface Har {
  log: Log & { entries: HarEntry[] };
}

/** What to record, and how. */
export interface RecordOptions {
  /**
   * How many calls are kept; 10,000 by default. Later ones are left out, and the comment of the log
   * says how many.
   */
  readonly maxEntries?: number | undefined;
  /**
   * `sent`, the default, keeps the URLs as they were asked for. `service` puts the host of the
   * service there, in the default region of its spec, so that the HAR of a mock at one address can
   * be held against the specs.
   */
  readonly urls?: "sent" | "service" | undefined;
}

/** Records the calls of a cloud. */
export interface HarRecorder {
  /** What was recorded so far. */
  har(): Har;
  /**
   * Writes what was recorded so far as JSON that only its owner may read. The file is there as a
   * whole or, if this rejects, as it was before.
   */
  save(path: string): Promise<void>;
  /** Records no more; what was recorded stays. */
  stop(): void;
}

const MAX_ENTRIES = 10_000;

function creator(): Creator {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  const { name, version } = manifest as Creator;
  return { name, version };
}

function checked({ maxEntries = MAX_ENTRIES, urls = "sent" }: RecordOptions) {
  if (!Number.isInteger(maxEntries) || maxEntries < 1) {
    throw new InvalidArgumentError("maxEntries: must be a whole number of at least 1");
  }
  if (urls !== "sent" && urls !== "service") {
    throw new InvalidArgumentError('urls: must be "sent" or "service"');
  }
  const urlOf: ServiceUrls = urls === "sent" ? (url) => url : serviceUrls();
  return { maxEntries, urlOf };
}

/**
 * Records the calls of a cloud from now on as HAR 1.2, those in process and those over HTTP.
 * Secrets are replaced by `REDACTED` before they are kept: headers and query parameters whose names
 * tell of them, the members that the specs mark with `x-sensitive`, and those of the identity
 * service. Bodies that are no JSON are left out.
 *
 * @throws InvalidArgumentError when an option cannot be used.
 */
export function recordHar(
  cloud: Pick<InProcessCloud, "journal">,
  options: RecordOptions = {},
): HarRecorder {
  const { maxEntries, urlOf } = checked(options);
  const entries: HarEntry[] = [];
  let dropped = 0;
  const stop = cloud.journal.subscribe((call, messages) => {
    if (entries.length >= maxEntries) {
      dropped += 1;
      return;
    }
    const made = messages();
    entries.push(harEntry(call, made, urlOf(made.request.url, call.operationId)));
  });
  function har(): Har {
    const comment = dropped === 0 ? {} : { comment: `${dropped} later calls were left out` };
    return { log: { version: "1.2", creator: creator(), entries: [...entries], ...comment } };
  }
  return {
    har,
    // Bodies may be private even without secrets.
    save: (path) => writeFileAtomic(path, `${JSON.stringify(har(), null, 1)}\n`, { mode: 0o600 }),
    stop,
  };
}
