// The command as a shell starts it: no secret is in what it prints.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { MockCloud, MockServer } from "@hcnet/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NIGHTLY } from "../../../scripts/lib/nightly.js";
import {
  ACCESS_KEY,
  BY_PASSWORD,
  BY_TOKEN,
  CANARY,
  createCanaryCloud,
  EIP,
  MD5,
  PEER,
  PROJECT_ID,
} from "../../operations/test/support/canaries.js";

const BIN = fileURLToPath(new URL("../bin/hcnet.js", import.meta.url));
let cloud: MockCloud;
let server: MockServer;

beforeAll(async () => {
  cloud = createCanaryCloud();
  server = await cloud.listen();
});
afterAll(() => server.close());

interface Printed {
  readonly code: number | null;
  readonly output: string;
}

function hcnet(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  stdin = "",
): Promise<Printed> {
  const child = spawn(process.execPath, [BIN, ...args], { env: { ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  child.stdin.end(stdin);
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

const body = ["--body", "-"];
const peer = (changes: object = {}) => JSON.stringify({ vif_peer: { ...PEER, ...changes } });
type Command = readonly [args: readonly string[], stdin?: string];

/** Commands that get, send or are rejected for a secret. */
const COMMANDS: readonly Command[] = [
  [["vif-peers", "create", ...body], peer()],
  [["vif-peers", "create", ...body, "--dry-run"], peer()],
  [["vif-peers", "create", ...body, "--output", "table"], peer({ name: MD5 })],
  [["vif-peers", "create", ...body], peer({ bgp_asn: MD5 })],
  [["vif-peers", "create", ...body], peer({ vif_id: MD5 })],
  [["vif-peers", "create", ...body], peer({ vif_id: "00000000-0000-4000-8000-000000000000" })],
  [["vif-peers", "create", ...body], `{${MD5}`],
  [["vif-peers", "create", "--bgp-md5", MD5, "--bgp-md5", MD5]],
  [["vif-peers", "create", "--bgp-md5", MD5, "--name", MD5]],
  [["vif-peers", "list-virtual-interfaces", "--output", "json"]],
];

/** Commands with a secret of the environment in the wrong place. */
const misplaced = (secret: string): readonly Command[] => [
  [[secret]],
  [["publicips", secret]],
  [["publicips", "show", secret]],
  [["publicips", "list", "--limit", secret]],
  [["publicips", "list", "--output", secret]],
  [["publicips", "list", "--query", `/${secret}`]],
  [["publicips", "list", "--fields", secret, "--output", "table"]],
  [["publicips", "list", "--region", secret]],
  [["publicips", "list", "--profile", secret]],
  [["publicips", "list", `--${secret}`]],
  [["publicips", "list", `--sk=${secret}`]],
  [["publicips", "list", "--endpoint", `https://u:${encodeURIComponent(secret)}@127.0.0.1:1`]],
  [["publicips", "update", EIP, "--alias", secret]],
  [["publicips", "update", EIP, "--alias", secret, "--dry-run"]],
  [["publicips", "update", EIP, "--body", `@/nonexistent/${secret}`]],
  [["publicips", "delete", secret]],
  [["completion", secret]],
  [["complete", secret, ""]],
  [["complete", "publicips", secret, ""]],
];

/** Kinds of credentials that are tried with HCNET_NIGHTLY=1 only, as each takes many processes. */
const OTHERS = [
  ["a token", BY_TOKEN, "--endpoint"],
  ["a password", BY_PASSWORD, "--endpoint"],
] as const;

test.for([
  ["an access key", ACCESS_KEY, "--endpoint"],
  ...(NIGHTLY ? OTHERS : []),
  ["every secret and a mock cloud", { ...ACCESS_KEY, ...BY_TOKEN, ...BY_PASSWORD }, "--mock"],
] as const)("the command with %s shows no secret", async ([, credentials, target]) => {
  cloud.reset();
  cloud.faults.clear();
  const env = {
    ...{ ...credentials, HW_AUTH_URL: server.url, HW_REGION_NAME: "cn-north-4" },
    ...{ HUAWEICLOUD_SDK_PROJECT_ID: PROJECT_ID, HW_PROJECT_ID: PROJECT_ID },
  };
  const secrets = Object.entries(credentials).flatMap(([name, value]) =>
    /(?:SK|TOKEN|PASSWORD)$/.test(name) ? [value] : [],
  );
  const place = target === "--mock" ? [target] : [target, server.url];
  const run = async ([args, stdin]: Command) => {
    const isCommand = args.length > 2 && !args.includes("--endpoint") && args[0] !== "complete";
    const printed = await hcnet(isCommand ? [...args, ...place] : args, env, stdin);
    expect(printed.output, args.join(" ")).not.toContain(CANARY);
    return printed;
  };
  const [first] = COMMANDS;
  expect(await run(first as Command)).toMatchObject({ code: 0 });
  // Where a secret of the environment is misplaced, its kind makes no difference.
  const wrong = target === "--mock" ? secrets.slice(0, 1).flatMap(misplaced) : [];
  const others = [...COMMANDS.slice(1), ...wrong];
  for (const command of others) await run(command);
  const error = { error_msg: secrets.join(" "), error_code: secrets[0] };
  cloud.faults.add({ effect: { type: "response", status: 500, body: { error } } });
  await run([["publicips", "update", EIP, "--alias", "x"]]);
});
