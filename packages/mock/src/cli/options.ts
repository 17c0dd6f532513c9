import { parseArgs } from "node:util";
import type { Latency } from "../faults/rule.js";
import type { RateLimitOptions } from "../gateway/rate-limit.js";
import { LOG_FORMATS, type LogFormat } from "./log.js";
import { UsageError } from "./usage-error.js";

export const HELP = `hcnet-mock: a mock cloud for Huawei Cloud networking APIs

Usage: hcnet-mock [options]

  --port N            port to listen on; 0 takes any free one (default 8080)
  --host ADDRESS      address to listen on (default 127.0.0.1)
  --no-admin          do not serve /__admin/, where state, faults, clock and calls are shown and
                      set; it is served if the address is one of this machine alone
  --admin-host NAME   serve it in any case, also under this name; may be repeated
  --cors ORIGIN       let pages of this origin, or * for any, call the cloud; may be repeated
  --access-key KEY    access key that signatures may use
  --secret-key KEY    its secret key
  --token TOKEN       token that X-Auth-Token may carry
  --seed FILE         resources to put into projects, JSON: a seed, a list of them, or a HAR
  --upstream URL      send every call on to this endpoint instead, print how requests and
                      responses differ from the specs, and with --record keep them as HAR
  --faults FILE       fault-injection rules, a JSON array
  --latency MS        delay every call; MIN-MAX for a random delay
  --rate-limit N/UNIT calls of a project to an operation per second, minute, hour or day
  --transitions HOW   how long state transitions take: timed, slow or instant (default timed)
                      timed: an EIP or a peer is pending for 2 seconds, a service for 90, a
                      detection for 4 minutes; instant: each is over by the next call
  --behavior ID=CHOICE
                      what to do where no source decides, such as
                      publicips.unbind-unbound=reject; may be repeated
  --behaviors         list the behaviors that can be switched, with their choices, and stop
  --log FORMAT        a line for each call on standard error: json, text or off (default off)
  --record FILE       write all calls there as HAR when stopped, without secrets
  -h, --help          print this and stop
  --version           print the version and stop

Without keys on the command line, HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK of the
environment are taken; without those, keys and token are generated.

Once it listens it prints one line, and at a terminal hints below it:

  hcnet-mock listening on URL access-key=… secret-key=… token=…

A secret key from the environment is not repeated there. SIGINT and SIGTERM stop it, once
running calls are finished; a second one stops it at once.
`;

const OPTIONS = {
  port: { type: "string", default: "8080" },
  host: { type: "string", default: "127.0.0.1" },
  "no-admin": { type: "boolean", default: false },
  "admin-host": { type: "string", multiple: true },
  cors: { type: "string", multiple: true },
  "access-key": { type: "string" },
  "secret-key": { type: "string" },
  token: { type: "string" },
  seed: { type: "string" },
  upstream: { type: "string" },
  faults: { type: "string" },
  latency: { type: "string" },
  "rate-limit": { type: "string" },
  transitions: { type: "string", default: "timed" },
  behavior: { type: "string", multiple: true },
  log: { type: "string", default: "off" },
  record: { type: "string" },
  behaviors: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", default: false },
} as const;

/** The command line as it was written. */
export type Options = ReturnType<typeof parseOptions>;

/** @throws UsageError on an unknown option or one without its value. */
export function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** A port, 0 for any. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port: expected 0 to 65535, got ${JSON.stringify(text)}`);
}

/** Milliseconds, or two of them with a dash between. */
export function parseLatency(text: string): Latency {
  const [, min, max] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(text) ?? [];
  if (min === undefined) {
    const example = "such as 200 or 50-200";
    throw new UsageError(
      `--latency: expected milliseconds, ${example}, got ${JSON.stringify(text)}`,
    );
  }
  return max === undefined ? Number(min) : { min: Number(min), max: Number(max) };
}

/** A number of calls in a unit of time; which units there are is left to the cloud. */
export function parseRateLimit(text: string): RateLimitOptions {
  const [, limit, per] = /^(\d{1,9})\/(second|minute|hour|day)$/.exec(text) ?? [];
  if (limit === undefined) {
    throw new UsageError(
      `--rate-limit: expected N/second, N/minute, N/hour or N/day, got ${JSON.stringify(text)}`,
    );
  }
  return { limit: Number(limit), per: per as RateLimitOptions["per"] };
}

/** Choices by the id of the behavior; which there are is left to the cloud. */
export function parseBehaviors(texts: readonly string[]): Readonly<Record<string, string>> {
  const pairs = texts.map((text) => {
    const [, id, choice] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    if (id !== undefined && choice !== undefined) return [id, choice] as const;
    throw new UsageError(
      `--behavior: expected ID=CHOICE such as publicips.unbind-unbound=reject, got ${JSON.stringify(text)}`,
    );
  });
  return Object.fromEntries(pairs);
}

/** How calls are to be logged. */
export function parseLogFormat(text: string): LogFormat {
  const format = LOG_FORMATS.find((it) => it === text);
  if (format !== undefined) return format;
  throw new UsageError(
    `--log: expected one of ${LOG_FORMATS.join(", ")}, got ${JSON.stringify(text)}`,
  );
}
