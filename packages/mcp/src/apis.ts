import type { OperationTable, OperationValidators, ServiceDescriptor } from "@hcnet/runtime";
import * as publicips from "@hcnet/publicips";
import publicipsDocument from "@hcnet/publicips/openapi.json" with { type: "json" };
import { validators as publicipsValidators } from "@hcnet/publicips/validators";
import * as interfaces from "@hcnet/sub-network-interfaces";
import interfacesDocument from "@hcnet/sub-network-interfaces/openapi.json" with { type: "json" };
import { validators as interfacesValidators } from "@hcnet/sub-network-interfaces/validators";
import * as detections from "@hcnet/vif-peer-detections";
import detectionsDocument from "@hcnet/vif-peer-detections/openapi.json" with { type: "json" };
import { validators as detectionsValidators } from "@hcnet/vif-peer-detections/validators";
import * as peers from "@hcnet/vif-peers";
import peersDocument from "@hcnet/vif-peers/openapi.json" with { type: "json" };
import { validators as peersValidators } from "@hcnet/vif-peers/validators";
import * as services from "@hcnet/vpc-endpoint-services";
import servicesDocument from "@hcnet/vpc-endpoint-services/openapi.json" with { type: "json" };
import { validators as servicesValidators } from "@hcnet/vpc-endpoint-services/validators";

/** One API: its document, and what calls it. */
export interface Api {
  readonly document: object;
  readonly service: ServiceDescriptor;
  readonly operations: OperationTable;
  readonly validators: Readonly<Record<string, OperationValidators>>;
}

export const apis: readonly Api[] = [
  { ...pick(publicips), document: publicipsDocument, validators: publicipsValidators },
  { ...pick(interfaces), document: interfacesDocument, validators: interfacesValidators },
  { ...pick(detections), document: detectionsDocument, validators: detectionsValidators },
  { ...pick(peers), document: peersDocument, validators: peersValidators },
  { ...pick(services), document: servicesDocument, validators: servicesValidators },
];

function pick({ service, operations }: Pick<Api, "service" | "operations">) {
  return { service, operations };
}
