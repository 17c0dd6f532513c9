import { join } from "node:path";
import { signRequest } from "@hcnet/runtime";
import type { RawRequest } from "../lib/send.js";

const HERE = import.meta.dirname;
const PACKAGES = join(HERE, "node_modules");
const BUNDLE = join(HERE, "../../packages/publicips/generated/openapi.json");

/** The program that makes the load. */
export const AUTOCANNON = join(PACKAGES, "autocannon/autocannon.js");

// Drawn by no one and good for nothing but the mock that is started with them.
const KEYS = { accessKeyId: "BENCHMARK", secretAccessKey: "benchmark-secret-key" };
const TOKEN = "benchmark-token";

/** A server that is measured. */
export interface Contestant {
  readonly name: string;
  readonly script: string;
  args(port: number): readonly string[];
  /** A request with the credentials that this server is measured with. */
  authorize(port: number, request: RawRequest): Promise<RawRequest>;
}

const withToken: Contestant["authorize"] = async (_, request) => ({
  ...request,
  headers: { ...request.headers, "X-Auth-Token": TOKEN },
});

const withSignature: Contestant["authorize"] = async (port, request) => {
  const url = `http://127.0.0.1:${port}${request.path}`;
  return { ...request, headers: await signRequest({ ...request, url }, KEYS) };
};

const mock: Contestant = {
  name: "hcnet-mock, token",
  script: join(HERE, "../../packages/mock/bin/hcnet-mock.js"),
  args: (port) => [
    ...["--port", String(port), "--token", TOKEN],
    ...["--access-key", KEYS.accessKeyId, "--secret-key", KEYS.secretAccessKey],
  ],
  authorize: withToken,
};

// As its documentation starts it, with a log line for each request.
const prism: Contestant = {
  name: "Prism",
  script: join(PACKAGES, "@stoplight/prism-cli/dist/index.js"),
  args: (port) => ["mock", BUNDLE, "--port", String(port)],
  authorize: withToken,
};

/** All of them, in the order of the table. The mock serves five APIs, the others one of them. */
export const contestants: readonly Contestant[] = [
  {
    name: "floor: node:http + Ajv",
    script: join(HERE, "servers/floor.mjs"),
    args: (port) => [BUNDLE, String(port)],
    authorize: withToken,
  },
  mock,
  { ...mock, name: "hcnet-mock, signature", authorize: withSignature },
  {
    name: "Scalar mock server",
    script: join(HERE, "servers/scalar.mjs"),
    args: (port) => [BUNDLE, String(port)],
    authorize: withToken,
  },
  prism,
  {
    ...prism,
    name: "Prism, silent",
    args: (port) => [...prism.args(port), "--verboseLevel", "silent"],
  },
];
