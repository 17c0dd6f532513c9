import { accessSync, constants } from "node:fs";
import { dirname } from "node:path";
import { InvalidArgumentError } from "@hcnet/runtime";
import { type AdminOptions, checkAdminOptions } from "../admin/options.js";
import { apis } from "../apis/index.js";
import type { BehaviorChoices } from "../apis/types.js";
import { createMockCloud, type MockCloud } from "../cloud.js";
import type { FaultRule } from "../faults/rule.js";
import type { Har } from "../har/index.js";
import type { ListenOptions, MockServer } from "../server/server.js";
import type { Seed } from "../state/seed.js";
import { chooseDurations, type TransitionsOption, transitionsOf } from "../transitions/index.js";
import type { Difference } from "../upstream/differences.js";
import { type Keys, keysOf } from "./keys.js";
import { logTo } from "./log.js";
import {
  type Options,
  parseBehaviors,
  parseLatency,
  parseLogFormat,
  parsePort,
  parseRateLimit,
} from "./options.js";
import { hintsText } from "./texts.js";
import { UsageError } from "./usage-error.js";
import { limitYoungGeneration } from "./young-generation.js";

/** What starting needs of its surroundings. */
export interface StartSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
}

/** A cloud that is served. */
export interface Started {
  /** Lets running calls finish and writes down what was recorded. */
  stop(): Promise<void>;
}

function makeCloud(options: Options, { credentials }: Keys): MockCloud {
  const limit = options["rate-limit"];
  const rateLimit = limit === undefined ? undefined : parseRateLimit(limit);
  try {
    return createMockCloud({
      credentials,
      rateLimit,
      // What they are is checked there.
      transitions: options.transitions as TransitionsOption,
      behaviors: parseBehaviors(options.behavior ?? []) as Partial<BehaviorChoices>,
    });
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw new UsageError(error.message);
    throw error;
  }
}

async function addFaults(cloud: MockCloud, { latency, faults }: Options): Promise<void> {
  // First, as an effect ends the search for rules.
  if (latency !== undefined) {
    try {
      cloud.faults.add({ id: "latency", latency: parseLatency(latency) });
    } catch (error) {
      if (error instanceof InvalidArgumentError)
        throw new UsageError(`--latency: ${error.message}`);
      throw error;
    }
  }
  if (faults === undefined) return;
  const { useJsonFile } = await import("./json-file.js");
  useJsonFile(faults, "--faults", (rules) => {
    if (!Array.isArray(rules)) throw new InvalidArgumentError("faults: must be a list of rules");
    // What they are is checked there.
    cloud.faults.add(rules as FaultRule[]);
  });
}

async function addSeeds(cloud: MockCloud, { seed }: Options): Promise<void> {
  if (seed === undefined) return;
  const { useJsonFile } = await import("./json-file.js");
  const { seedsFromHar } = await import("../upstream/seeds-from-har.js");
  useJsonFile(seed, "--seed", (value) => {
    const isHar = typeof value === "object" && value !== null && "log" in value;
    // What they are is checked there.
    cloud.seed(isHar ? seedsFromHar(value as Har, apis) : (value as Seed | readonly Seed[]));
  });
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

/** Whether and how the admin surface is served: left alone, only where no other machine can reach it. */
function adminOf(options: Options): boolean | AdminOptions {
  const { "no-admin": isOff, "admin-host": hosts = [], host } = options;
  if (hosts.length === 0) return !isOff && LOOPBACK.test(host);
  if (isOff) throw new UsageError("--no-admin and --admin-host: give one or neither");
  try {
    checkAdminOptions({ hosts });
  } catch (error) {
    throw new UsageError(`--admin-host: ${(error as Error).message}`);
  }
  return { hosts };
}

/** Starts to record; the returned function ends it and writes the file. */
async function record(
  cloud: Pick<MockCloud, "journal">,
  file: string,
): Promise<() => Promise<void>> {
  const { regularFileAt } = await import("../har/har-file.js");
  try {
    accessSync(dirname(regularFileAt(file)), constants.W_OK);
  } catch (error) {
    throw new UsageError(`--record: cannot write ${file}: ${(error as Error).message}`);
  }
  const { recordHar } = await import("../har/index.js");
  const recorder = recordHar(cloud);
  return async () => {
    recorder.stop();
    try {
      await recorder.save(file);
    } catch (error) {
      throw new Error(`--record: cannot write ${file}: ${(error as Error).message}`);
    }
  };
}

async function serve(cloud: MockCloud, options: ListenOptions): Promise<MockServer> {
  try {
    return await cloud.listen(options);
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw new UsageError(`--${error.message}`);
    throw error;
  }
}

/** Serves a proxy in front of a real endpoint, which has no state, faults or credentials of its own. */
async function startUpstream(
  upstream: string,
  options: Options,
  { stdout, stderr }: StartSurroundings,
): Promise<Started> {
  const conflict = (["seed", "faults", "latency", "rate-limit", "behavior"] as const).find(
    (name) => options[name] !== undefined,
  );
  if (conflict !== undefined)
    throw new UsageError(`--upstream and --${conflict}: give one or neither`);
  const { serveUpstream } = await import("../upstream/proxy.js");
  const port = parsePort(options.port);
  const onDifference = ({ operationId, in: where, status, text }: Difference) =>
    stderr(`${operationId} ${status} ${where}: ${text}\n`);
  try {
    const proxy = await serveUpstream({ upstream, apis, host: options.host, port, onDifference });
    const save =
      options.record === undefined ? undefined : await record(proxy.observer, options.record);
    stdout(`hcnet-mock listening on ${proxy.url} upstream=${new URL(upstream).origin}\n`);
    return {
      async stop() {
        await proxy.close();
        await save?.();
      },
    };
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw new UsageError(`--${error.message}`);
    throw error;
  }
}

/**
 * Makes a cloud as the command line wants it, serves it, and says where in one line.
 *
 * @throws UsageError when an option, or a file that one names, is wrong.
 */
export async function start(
  options: Options,
  { env, stdout, stderr, isTerminal }: StartSurroundings,
): Promise<Started> {
  if (options.upstream !== undefined) {
    return startUpstream(options.upstream, options, { env, stdout, stderr, isTerminal });
  }
  const keys = keysOf(options, env);
  const port = parsePort(options.port);
  const format = parseLogFormat(options.log);
  const admin = adminOf(options);
  const cloud = makeCloud(options, keys);
  await addSeeds(cloud, options);
  await addFaults(cloud, options);
  const save = options.record === undefined ? undefined : await record(cloud, options.record);
  if (format !== "off") cloud.journal.subscribe(logTo(stderr, format));
  const server = await serve(cloud, { port, host: options.host, cors: options.cors, admin });
  const { accessKeyId, secretAccessKey, token } = cloud.credentials;
  const printed = `access-key=${accessKeyId} secret-key=${keys.secretSource ?? secretAccessKey}`;
  const release = limitYoungGeneration();
  stdout(`hcnet-mock listening on ${server.url} ${printed} token=${token}\n`);
  if (isTerminal) {
    const { transitions } = options;
    const durations = chooseDurations(transitionsOf(apis), transitions as TransitionsOption);
    stdout(
      hintsText({ url: server.url, token, hasAdmin: admin !== false, transitions, durations }),
    );
  }
  return {
    async stop() {
      await server.close();
      release();
      await save?.();
    },
  };
}
