// Usage: tsx scripts/tour/index.ts
// Calls each anchor operation through its generated client against a mock cloud over HTTP, with
// the request that the vendor documents, and prints request and response.

import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { styleText } from "node:util";
import { createMockCloud } from "@hcnet/mock";
import * as publicips from "@hcnet/publicips";
import { createSession, type OperationDescriptor, redact } from "@hcnet/runtime";
import * as subNetworkInterfaces from "@hcnet/sub-network-interfaces";
import * as vifPeerDetections from "@hcnet/vif-peer-detections";
import * as vifPeers from "@hcnet/vif-peers";
import * as vpcEndpointServices from "@hcnet/vpc-endpoint-services";
import { ROOT } from "../lib/apis.js";
import { parseCommandLine } from "../lib/command-line.js";
import { documentedRequest } from "./documented.js";
import { short } from "./short.js";

parseCommandLine("npm start", {});
const cloud = createMockCloud();
const { url, close } = await cloud.listen({ port: 0 });
const { accessKeyId, secretAccessKey } = cloud.credentials;
const session = createSession({
  endpoint: url,
  projectId: "cfa563efb77d4b6d9960781d82530fd8",
  credentials: { accessKeyId, secretAccessKey },
});

/** A client function whose input is read from the bundle, so its type cannot be known here. */
type AnyOperation = (input: never) => Promise<unknown>;

const STOPS: readonly (readonly [OperationDescriptor, api: string, AnyOperation])[] = [
  [
    vifPeers.operations.updateVifPeer,
    vifPeers.service.api,
    vifPeers.createClient(session).updateVifPeer,
  ],
  [
    vifPeerDetections.operations.createVifPeerDetection,
    vifPeerDetections.service.api,
    vifPeerDetections.createClient(session).createVifPeerDetection,
  ],
  [
    subNetworkInterfaces.operations.updateSubNetworkInterface,
    subNetworkInterfaces.service.api,
    subNetworkInterfaces.createClient(session).updateSubNetworkInterface,
  ],
  [
    publicips.operations.updatePublicip,
    publicips.service.api,
    publicips.createClient(session).updatePublicip,
  ],
  [
    vpcEndpointServices.operations.updateEndpointService,
    vpcEndpointServices.service.api,
    vpcEndpointServices.createClient(session).updateEndpointService,
  ],
];

const bold = (text: string): string => (process.stdout.isTTY ? styleText("bold", text) : text);

console.log(`\nA mock cloud listens on ${url}. Five calls, signed with its access key:\n`);
try {
  for (const [{ operationId, method, path, sensitive }, api, call] of STOPS) {
    const request = documentedRequest(api, operationId);
    const response = await call(request as never);
    console.log(`${bold(operationId)}  @hcnet/${api}`);
    console.log(`  ${method} ${path}`);
    console.log(`  -> ${short(redact(request.body, sensitive?.request ?? []))}`);
    console.log(`  <- ${short(redact(response, sensitive?.response ?? []))}\n`);
  }
} finally {
  await close();
}

const docs = join(ROOT, "packages", "docs", "dist", "index.html");
if (!existsSync(docs)) throw new Error(`${docs} is missing; run: pnpm build`);
console.log(`Docs: open ${relative(process.cwd(), docs)} in a browser, or run pnpm dev.`);
