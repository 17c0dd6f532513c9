// A program whose symbols `hover.test.ts` looks at, as an editor does. A comment before a symbol names it.
import {
  createClient,
  createSession,
  errorCodes,
  isApiError,
  type OperationInput,
  PublicipStatus,
  type PublicipUpdateResp,
  type UpdatePublicipInput,
} from "@hcnet/publicips";
import * as operations from "@hcnet/publicips/operations";
import type { VifPeer } from "@hcnet/vif-peers";
import { createClient as createServicesClient } from "@hcnet/vpc-endpoint-services";

const session = /*createSession*/ createSession({
  region: "cn-north-4",
  /*credentials*/ credentials: { accessKeyId: "AK", secretAccessKey: "SK" },
  /*session timeoutMs*/ timeoutMs: 10_000,
});
const client = /*createClient*/ createClient(session);
const services = createServicesClient(session);
const publicip_id = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";

export async function callOperations() {
  const input: /*input type*/ UpdatePublicipInput = {
    path: { /*path parameter*/ publicip_id },
    body: { publicip: { /*request field*/ port_id: "" } },
  };
  const call = client./*operation*/ updatePublicip(input, { /*call option*/ timeoutMs: 1000 });
  const { publicip } = await call;
  const { requestId } = await call./*withResponse*/ withResponse();
  const isBound = publicip./*response field*/ status === PublicipStatus./*value*/ ACTIVE;
  const model: /*model*/ PublicipUpdateResp = publicip;
  return { requestId, isBound, size: model./*number field*/ bandwidth_size };
}

export async function list() {
  const { publicips } = await client./*list*/ listPublicips({
    query: { /*query parameter*/ limit: 10 },
  });
  for await (const ip of client.listPublicips./*items*/ items()) publicips.push(ip);
  for await (const page of client.listPublicips./*pages*/ pages())
    publicips.push(...page.publicips);
  return publicips;
}

export async function waitAndCatch() {
  try {
    await client./*waiter*/ waitForPublicipBound(
      { path: { publicip_id } },
      { /*wait option*/ deadlineMs: 60_000 },
    );
  } catch (error) {
    if (/*isApiError*/ isApiError(error, "VPC.0504")) return errorCodes[/*error code*/ "VPC.0504"];
    throw error;
  }
  return undefined;
}

export async function byPath() {
  const params = { path: { publicip_id } };
  const body = { publicip: {} };
  await client.http./*http PUT*/ PUT("/v1/{project_id}/publicips/{publicip_id}", { params, body });
  await services.http./*http GET*/ GET("/v1/{project_id}/vpc-endpoint-services");
}

export async function standalone(): Promise<VifPeer[/*nullable field*/ "bgp_asn"] | undefined> {
  const path = { publicip_id };
  const input: /*generic input*/ OperationInput<"showPublicip"> = { path };
  await operations./*standalone operation*/ showPublicip(session, input);
  await operations./*standalone list*/ listPublicips(session);
  await operations./*standalone waiter*/ waitForPublicipUnbound(session, input);
  return undefined;
}
