// Runs samples against a mock cloud; the script of the worker in the sandboxed frame.

import { publicips as publicipsApi } from "@hcnet/mock/apis/publicips";
import { subNetworkInterfaces as interfacesApi } from "@hcnet/mock/apis/sub-network-interfaces";
import { vifPeerDetections as detectionsApi } from "@hcnet/mock/apis/vif-peer-detections";
import { vifPeers as peersApi } from "@hcnet/mock/apis/vif-peers";
import { vpcEndpointServices as servicesApi } from "@hcnet/mock/apis/vpc-endpoint-services";
import { type ApiModule, createMockCloud, type InProcessCloud } from "@hcnet/mock/browser";
import * as publicips from "@hcnet/publicips";
import * as publicipsCredentials from "@hcnet/publicips/credentials";
import * as publicipsOperations from "@hcnet/publicips/operations";
import * as publicipsValidators from "@hcnet/publicips/validators";
import type { CredentialProvider } from "@hcnet/runtime";
import * as runtime from "@hcnet/runtime";
import * as interfaces from "@hcnet/sub-network-interfaces";
import * as detections from "@hcnet/vif-peer-detections";
import * as peers from "@hcnet/vif-peers";
import * as services from "@hcnet/vpc-endpoint-services";
import { transform } from "sucrase";
import { captured } from "./capture.js";
import type { Command, Report } from "./messages.js";
import { show } from "./show.js";
import { advance, installTime, watchJumps } from "./time.js";
import { installCrypto } from "./web-crypto.js";

declare global {
  var __run: ((program: Program) => void) | undefined;
}

declare function importScripts(...urls: readonly string[]): void;

type Program = (require: (name: string) => unknown, exports: object) => Promise<void>;

/** The project of the samples of operations. */
const PROJECT_ID = "cfa563efb77d4b6d9960781d82530fd8";
const KEYS = { accessKeyId: "your-access-key", secretAccessKey: "your-secret-key" };
const APIS: readonly ApiModule[] = [
  publicipsApi,
  interfacesApi,
  detectionsApi,
  peersApi,
  servicesApi,
];

let current = 0;
const tell = (report: Report): void => postMessage(report);

installTime();
installCrypto();

type CloudOptions = Omit<Parameters<typeof createMockCloud>[0], "apis">;

/** A cloud of all APIs, whose calls are shown. */
function createCloud(options: CloudOptions = {}): InProcessCloud {
  const cloud = createMockCloud({ apis: APIS, transitions: "slow", ...options });
  const fetch = captured(cloud.fetch, (exchange) =>
    tell({ type: "exchange", id: current, exchange }),
  );
  return { ...cloud, fetch };
}

const cloud = createCloud({
  credentials: KEYS,
  identity: {
    domain: { name: "your-account" },
    users: [{ name: "your-name", password: "your-password" }],
    projects: [{ name: "cn-north-4", id: "26ae5181a416420998eb2093aaed84d9" }],
  },
});

const ENVIRONMENT = {
  HUAWEICLOUD_SDK_AK: KEYS.accessKeyId,
  HUAWEICLOUD_SDK_SK: KEYS.secretAccessKey,
  HUAWEICLOUD_SDK_PROJECT_ID: PROJECT_ID,
  HUAWEICLOUD_TOKEN: cloud.credentials.token,
};

const MODULES: Readonly<Record<string, object>> = {
  "@hcnet/mock": { createMockCloud: createCloud },
  "@hcnet/publicips": publicips,
  "@hcnet/publicips/credentials": publicipsCredentials,
  "@hcnet/publicips/operations": publicipsOperations,
  "@hcnet/publicips/validators": publicipsValidators,
  "@hcnet/runtime": runtime,
  "@hcnet/runtime/credentials": publicipsCredentials,
  "@hcnet/sub-network-interfaces": interfaces,
  "@hcnet/vif-peer-detections": detections,
  "@hcnet/vif-peers": peers,
  "@hcnet/vpc-endpoint-services": services,
};

const { HUAWEICLOUD_SDK_PROJECT_ID: projectId } = ENVIRONMENT;
/** Reads the environment of the page. The rest of the `/node` entries needs files and sockets. */
const NODE = {
  fromEnvironment: (): CredentialProvider =>
    Object.assign(async () => KEYS, { settings: () => ({ projectId }) }),
};
const isNodeEntry = (name: string): boolean =>
  name.endsWith("/node") && name.slice(0, -"/node".length) in MODULES;

function load(name: string): object {
  const module = isNodeEntry(name) ? NODE : MODULES[name];
  if (module !== undefined) return module;
  const known = Object.keys(MODULES).join(", ");
  throw new Error(`${name}: cannot be imported here; known: ${known}`);
}

function installGlobals(): void {
  const log =
    (level: string) =>
    (...parts: readonly unknown[]) =>
      tell({ type: "log", id: current, level, text: parts.map(show).join(" ") });
  const console = {
    log: log("log"),
    info: log("log"),
    debug: log("log"),
    warn: log("warn"),
    error: log("error"),
  };
  Object.assign(globalThis, {
    fetch: cloud.fetch,
    process: { env: ENVIRONMENT, argv: [] },
    console,
  });
}

/** Compiles a program and runs it; a script instead of `eval`, which the policy does not allow. */
async function run(id: number, source: string): Promise<void> {
  current = id;
  const started = performance.now();
  const end = (error?: string): void =>
    tell({
      type: "done",
      id,
      ms: performance.now() - started,
      ...(error === undefined ? {} : { error }),
    });
  try {
    const { code } = transform(source, { transforms: ["typescript", "imports"] });
    const wrapped = `__run(async (require, exports) => {${code}\n});`;
    const url = URL.createObjectURL(new Blob([wrapped], { type: "text/javascript" }));
    const program = new Promise<Program>((resolve) => {
      globalThis.__run = resolve;
    });
    importScripts(url);
    URL.revokeObjectURL(url);
    await (await program)(load, {});
    end();
  } catch (error) {
    end(error instanceof Error ? String(error) : show(error));
  }
}

function obey(command: Command): void {
  if (command.type === "run") void run(command.id, command.code);
  else if (command.type === "reset") {
    cloud.reset();
    cloud.faults.clear();
  } else if (command.type === "advance") advance(command.ms);
  else cloud.faults.add({ times: 1, effect: { type: "response", status: command.status } });
}

installGlobals();
watchJumps((ms) => tell({ type: "passed", id: current, ms }));
addEventListener("message", ({ data }: MessageEvent<Command>) => obey(data));
tell({ type: "ready" });
