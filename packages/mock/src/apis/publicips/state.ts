import { createHash } from "node:crypto";
import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import type { components } from "@hcnet/publicips/types";
import { validators } from "@hcnet/publicips/validators";
import {
  documentedId,
  documentedRequest,
  documentedResponse,
  namedResponse,
} from "../../spec/documented.js";

/** An EIP, as the service answers an update of it. */
export type Publicip = components["schemas"]["PublicipUpdateResp"];

/** The EIPs of one project and what they can be bound to. */
export interface Publicips {
  readonly items: Map<string, Publicip>;
  /** The EIP that a port has, by port id. */
  readonly holders: Map<string, string>;
  readonly values: PublicipValues;
}

/** Values that the documents show and that no request carries. */
export interface PublicipValues {
  /** The port of the documented request and the private address of the documented answer. */
  readonly port: { readonly id: string; readonly privateAddress: string };
  /** Address that an EIP gets when it is converted to IPv6. */
  readonly ipv6Address: string;
}

const OPERATION = "updatePublicip";

/** Takes away what an EIP has only while it is bound (rule 4.8). */
export function unbound(publicip: Publicip): Publicip {
  const { port_id: _, private_ip_address: __, ...rest } = publicip;
  return { ...rest, status: "DOWN" };
}

/**
 * The EIP of the documented answer, under the id of the documented URL and not bound yet: bound as
 * the answer shows it, it would refuse the documented request, which names another port.
 */
export function documentedPublicip(): Publicip {
  const answer = documentedResponse(document, OPERATION, validators[OPERATION].responses[200]);
  return { ...unbound(answer.publicip), id: documentedId(document, OPERATION, "publicip_id") };
}

/** The values that the documented example and the example of a conversion show. */
export function documentedPublicipValues(): PublicipValues {
  const { request, responses } = validators[OPERATION];
  const id = documentedRequest(document, OPERATION, request).publicip.port_id;
  const { private_ip_address: privateAddress } = documentedResponse(
    document,
    OPERATION,
    responses[200],
  ).publicip;
  const { public_ipv6_address: ipv6Address } = namedResponse(
    document,
    OPERATION,
    "convert",
    responses[200],
  ).publicip;
  if (id === undefined || privateAddress === undefined || ipv6Address === undefined) {
    throw new Error(`${OPERATION}: its examples lack a port, its address or an IPv6 address`);
  }
  return { port: { id, privateAddress }, ipv6Address };
}

/** The private address of a port: always the same, and like the documented one. */
export function privateAddressOf(portId: string, { port }: PublicipValues): string {
  if (portId === port.id) return port.privateAddress;
  const [third = 0, fourth = 0] = createHash("sha256").update(portId).digest();
  const network = port.privateAddress.split(".").slice(0, 2);
  return [...network, third, 1 + (fourth % 254)].join(".");
}
