import { randomUUID } from "node:crypto";
import * as publicips from "@hcnet/publicips";
import type { Session } from "@hcnet/runtime";
import * as subNetworkInterfaces from "@hcnet/sub-network-interfaces";
import * as vifPeerDetections from "@hcnet/vif-peer-detections";
import * as vifPeers from "@hcnet/vif-peers";
import * as vpcEndpointServices from "@hcnet/vpc-endpoint-services";

/** A call by the id of its operation, and the error status that it is made for, if any. */
export type Step = (
  operationId: string,
  call: () => Promise<unknown>,
  expected?: number,
) => Promise<void>;

const page = { query: { limit: 2 } };

async function readPublicips(session: Session, step: Step): Promise<void> {
  const client = publicips.createClient(session);
  let first: string | undefined;
  await step("listPublicips", async () => {
    first = (await client.listPublicips(page)).publicips[0]?.id;
  });
  const show = (publicip_id: string) => () => client.showPublicip({ path: { publicip_id } });
  if (first !== undefined) await step("showPublicip", show(first));
  await step("showPublicip", show(randomUUID()), 404);
  await step("listQuotas", () => client.listQuotas());
}

async function readInterfaces(session: Session, step: Step): Promise<void> {
  const client = subNetworkInterfaces.createClient(session);
  let first: string | undefined;
  await step("listSubNetworkInterfaces", async () => {
    first = (await client.listSubNetworkInterfaces(page)).sub_network_interfaces[0]?.id;
  });
  await step("showSubNetworkInterfacesQuantity", () => client.showSubNetworkInterfacesQuantity());
  if (first === undefined) return;
  const path = { sub_network_interface_id: first };
  await step("showSubNetworkInterface", () => client.showSubNetworkInterface({ path }));
  const body = { dry_run: true, sub_network_interface: { description: "dry run" } };
  await step("updateSubNetworkInterface", () => client.updateSubNetworkInterface({ path, body }));
}

async function readDirectConnect(session: Session, step: Step): Promise<void> {
  const client = vifPeers.createClient(session);
  let first: string | undefined;
  await step("listVirtualInterfaces", async () => {
    first = (await client.listVirtualInterfaces(page)).virtual_interfaces[0]?.id;
  });
  if (first !== undefined) {
    const path = { virtual_interface_id: first };
    await step("showVirtualInterface", () => client.showVirtualInterface({ path }));
  }
  await step("showQuotas", () => client.showQuotas());
  const detections = vifPeerDetections.createClient(session);
  await step("listVifPeerDetections", () => detections.listVifPeerDetections(page));
}

async function readServices(session: Session, step: Step): Promise<void> {
  const client = vpcEndpointServices.createClient(session);
  let first: string | undefined;
  await step("listEndpointService", async () => {
    first = (await client.listEndpointService(page)).endpoint_services[0]?.id;
  });
  await step("listServicePublicDetails", () => client.listServicePublicDetails(page));
  await step("listQuotaDetails", () =>
    client.listQuotaDetails({ query: { type: "endpoint_service" } }),
  );
  if (first === undefined) return;
  const path = { vpc_endpoint_service_id: first };
  await step("listServiceDetails", () => client.listServiceDetails({ path }));
  await step("listServiceConnections", () => client.listServiceConnections({ path }));
  await step("listServicePermissionsDetails", () => client.listServicePermissionsDetails({ path }));
}

/** Makes the calls that change nothing: reads, and a dry run. */
export async function readAll(session: Session, step: Step): Promise<void> {
  await readPublicips(session, step);
  await readInterfaces(session, step);
  await readDirectConnect(session, step);
  await readServices(session, step);
}

/** Renames an EIP to the name that it has, which is the least write that there is. */
export async function writeLeast(session: Session, step: Step): Promise<void> {
  const client = publicips.createClient(session);
  const { publicips: all } = await client.listPublicips();
  const named = all.find(({ alias }) => alias !== undefined && alias !== "");
  if (named?.alias === undefined) return;
  const body = { publicip: { alias: named.alias } };
  const path = { publicip_id: named.id };
  await step("updatePublicip", () => client.updatePublicip({ path, body }));
}
