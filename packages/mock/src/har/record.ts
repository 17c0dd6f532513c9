import { readFileSync } from "node:fs";
import { InvalidArgumentError } from "@hcnet/runtime";
import type { Creator, Log } from "har-format";
import type { InProcessCloud } from "../in-process-cloud.js";
import type { CallMessages, CallRecord } from "../journal/call.js";
import { checkOptionNames } from "../known-options.js";
import { type HarEntry, harEntry } from "./entry.js";
import { writeWhole } from "./har-file.js";
import { type ServiceUrls, serviceUrls } from "./service-urls.js";

/** A HAR 1.2 document. */
export interface Har {
  log: Log & { entries: HarEntry[] };
}

/** What to record, and how. */
export interface RecordOptions {
  /**
   * How many calls are kept; 10,000 by default. Later ones are omitted, and the comment of the log
   * says how many.
   */
  readonly maxEntries?: number | undefined;
  /**
   * How many characters of JSON are kept; 100,000,000 by default. A call that does not fit any more
   * is omitted and counted, as those over `maxEntries` are.
   */
  readonly maxSize?: number | undefined;
  /**
   * `sent`, the default, keeps the URLs as they were asked for. `service` puts the host of the
   * service there, in the default region of its spec, so that the HAR of a mock at one address can
   * be validated against the specs.
   */
  readonly urls?: "sent" | "service" | undefined;
}

/** Records the calls of a cloud. */
export interface HarRecorder {
  /** What was recorded so far. */
  har(): Har;
  /**
   * Writes what was recorded so far as JSON that only its owner may read. The file is there as a
   * whole or, if this rejects, as it was before. Links are followed.
   *
   * @throws InvalidArgumentError when the path is no text or empty.
   */
  save(path: string): Promise<void>;
  /** Records no more; what was recorded stays. */
  stop(): void;
}

const MAX_ENTRIES = 10_000;
const MAX_SIZE = 100_000_000;

function creator(): Creator {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  const { name, version } = manifest as Creator;
  return { name, version };
}

function checkCount(count: number, field: string): void {
  if (Number.isInteger(count) && count >= 1) return;
  throw new InvalidArgumentError(`${field}: expected an integer of at least 1, got ${count}`);
}

function checked(options: RecordOptions) {
  checkOptionNames(options, ["maxEntries", "maxSize", "urls"]);
  const { maxEntries = MAX_ENTRIES, maxSize = MAX_SIZE, urls = "sent" } = options;
  checkCount(maxEntries, "maxEntries");
  checkCount(maxSize, "maxSize");
  if (urls !== "sent" && urls !== "service") {
    throw new InvalidArgumentError('urls: must be "sent" or "service"');
  }
  const urlOf: ServiceUrls = urls === "sent" ? (url) => url : serviceUrls();
  return { maxEntries, maxSize, urlOf };
}

function entryOf(call: CallRecord, messages: CallMessages, urlOf: ServiceUrls): string {
  return JSON.stringify(harEntry(call, messages, urlOf(messages.request.url, call.operationId)));
}

/** The text of a HAR in pieces, a line for each entry. */
function* harText(entries: readonly string[], comment: object): Generator<string> {
  const head = JSON.stringify({ version: "1.2", creator: creator(), ...comment });
  yield `{"log":${head.slice(0, -1)},"entries":[`;
  for (const [index, entry] of entries.entries()) yield `${index === 0 ? "" : ","}\n${entry}`;
  yield "\n]}}\n";
}

/**
 * Records the calls of a cloud from now on as HAR 1.2, those in process and those over HTTP.
 * Secrets are replaced by `REDACTED` before they are kept: headers and query parameters whose names
 * tell of them, the members that the specs mark with `x-sensitive`, and those of the identity
 * service. Bodies that are no JSON are omitted.
 *
 * @throws InvalidArgumentError when an option cannot be used.
 */
export function recordHar(
  cloud: Pick<InProcessCloud, "journal">,
  options: RecordOptions = {},
): HarRecorder {
  const { maxEntries, maxSize, urlOf } = checked(options);
  // As JSON, so that what they take is known, and no text has to hold all of them.
  const entries: string[] = [];
  let size = 0;
  let dropped = 0;
  const stop = cloud.journal.subscribe((call, messages) => {
    const fits = entries.length < maxEntries && size < maxSize;
    const entry = fits ? entryOf(call, messages(), urlOf) : undefined;
    if (entry === undefined || size + entry.length > maxSize) {
      dropped += 1;
      return;
    }
    size += entry.length;
    entries.push(entry);
  });
  const comment = () => (dropped === 0 ? {} : { comment: `${dropped} later calls were omitted` });
  return {
    har: () => {
      const parsed = entries.map((entry) => JSON.parse(entry) as HarEntry);
      return { log: { version: "1.2", creator: creator(), entries: parsed, ...comment() } };
    },
    // Bodies may be private even without secrets.
    async save(path) {
      if (typeof path !== "string" || path === "") {
        throw new InvalidArgumentError(
          `path: expected the path of a file, got ${JSON.stringify(path)}`,
        );
      }
      await writeWhole(path, harText(entries, comment()));
    },
    stop,
  };
}
