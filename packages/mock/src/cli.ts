import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { InvalidArgumentError } from "@hcnet/runtime";
import type { MockCredentials } from "./auth/credentials.js";
import { createMockCloud, type MockCloud } from "./cloud.js";
import type { MockServer } from "./server.js";

const HELP = `hcnet-mock: a mock cloud for five Huawei Cloud networking APIs

Usage: hcnet-mock [options]

  --port N            port to listen on; 0 takes any free one (default 8080)
  --host ADDRESS      address to listen on (default 127.0.0.1)
  --access-key KEY    access key that signatures may use
  --secret-key KEY    its secret key
  --token TOKEN       token that X-Auth-Token may carry
  --help              print this and stop
  --version           print the version and stop

Without keys on the command line, HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK of the
environment are taken; without those, keys and token are drawn anew.

Once it listens it prints one line:

  hcnet-mock listening on URL access-key=… secret-key=… token=…

A secret key from the environment is not repeated there. SIGINT and SIGTERM stop it.
`;

const OPTIONS = {
  port: { type: "string", default: "8080" },
  host: { type: "string", default: "127.0.0.1" },
  "access-key": { type: "string" },
  "secret-key": { type: "string" },
  token: { type: "string" },
  help: { type: "boolean", default: false },
  version: { type: "boolean", default: false },
} as const;

/** Something on the command line is wrong. */
class UsageError extends Error {}

/** What a command needs of its surroundings. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Resolves when it is time to stop. */
  readonly stopped: () => Promise<void>;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port: must be 0 to 65535, not ${JSON.stringify(text)}`);
}

interface Keys {
  readonly credentials: Partial<MockCredentials>;
  /** Where the secret key comes from, if it must not be printed. */
  readonly secretSource?: string;
}

function keysOf(values: ReturnType<typeof parse>, env: Surroundings["env"]): Keys {
  const token = values.token === undefined ? {} : { token: values.token };
  const { "access-key": accessKeyId, "secret-key": secretAccessKey } = values;
  if (accessKeyId !== undefined && secretAccessKey !== undefined) {
    return { credentials: { ...token, accessKeyId, secretAccessKey } };
  }
  if (accessKeyId !== undefined || secretAccessKey !== undefined) {
    throw new UsageError("--access-key and --secret-key: give both or neither");
  }
  const { HUAWEICLOUD_SDK_AK: ak = "", HUAWEICLOUD_SDK_SK: sk = "" } = env;
  if (ak === "" || sk === "") return { credentials: token };
  const credentials = { ...token, accessKeyId: ak, secretAccessKey: sk };
  // It may well be a real one, and standard output ends in the logs of a build.
  return { credentials, secretSource: "$HUAWEICLOUD_SDK_SK" };
}

function version(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return (manifest as { readonly version: string }).version;
}

function makeCloud(credentials: Partial<MockCredentials>): MockCloud {
  try {
    return createMockCloud({ credentials });
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw new UsageError(error.message);
    throw error;
  }
}

async function start(
  values: ReturnType<typeof parse>,
  { env, stdout }: Surroundings,
): Promise<MockServer> {
  const { credentials, secretSource } = keysOf(values, env);
  const port = parsePort(values.port);
  const cloud = makeCloud(credentials);
  const server = await cloud.listen({ port, host: values.host });
  const { accessKeyId, secretAccessKey, token } = cloud.credentials;
  const keys = `access-key=${accessKeyId} secret-key=${secretSource ?? secretAccessKey}`;
  stdout(`hcnet-mock listening on ${server.url} ${keys} token=${token}\n`);
  return server;
}

/** Runs the command to its end and returns its exit code. */
export async function run(surroundings: Surroundings): Promise<number> {
  const { args, stdout, stderr, stopped } = surroundings;
  try {
    const values = parse(args);
    if (values.help || values.version) {
      stdout(values.help ? HELP : `${version()}\n`);
      return 0;
    }
    // Asked for first: a signal may come as soon as the line is printed.
    const stop = stopped();
    const server = await start(values, surroundings);
    await stop;
    await server.close();
    return 0;
  } catch (error) {
    stderr(`hcnet-mock: ${(error as Error).message}\n`);
    if (!(error instanceof UsageError)) return 1;
    stderr("Try hcnet-mock --help\n");
    return 2;
  }
}
