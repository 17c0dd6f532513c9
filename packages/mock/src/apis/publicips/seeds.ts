import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import { validators } from "@hcnet/publicips/validators";
import {
  documentedId,
  documentedRequest,
  documentedResponse,
  namedResponse,
} from "../../spec/documented.js";
import {
  type Bandwidth,
  type BandwidthDetails,
  type Publicip,
  type PublicipSeeds,
  type PublicipValues,
  unbound,
} from "./publicip.js";

/** The default enterprise project, which every account has. */
export const DEFAULT_ENTERPRISE_PROJECT = "0";

/** A member that an example must have to be of use here. */
function must<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new Error(`${what}: missing in the example`);
  return value;
}

/**
 * The EIP of the documented update, under the id of the documented URL and not bound yet: bound as
 * the response shows it, it would reject the documented request, which names another port.
 */
function documentedPublicip(): Publicip {
  const { responses } = validators.updatePublicip;
  const response = documentedResponse(document, "updatePublicip", responses[200]);
  const id = documentedId(document, "updatePublicip", "publicip_id");
  return { ...unbound(response.publicip), id };
}

/**
 * The EIPs of the documented page. That of the documented query for one EIP is omitted: it is
 * bound to the port of one of these.
 */
function documentedPage(): Publicip[] {
  const { responses } = validators.listPublicips;
  return documentedResponse(document, "listPublicips", responses[200]).publicips;
}

function readValues(): PublicipValues {
  const { request, responses } = validators.updatePublicip;
  const bind = documentedRequest(document, "updatePublicip", request).publicip;
  const bound = documentedResponse(document, "updatePublicip", responses[200]).publicip;
  const converted = namedResponse(document, "updatePublicip", "convert", responses[200]).publicip;
  const [, free] = documentedPage();
  return {
    port: {
      id: must(bind.port_id, "port_id"),
      privateAddress: must(bound.private_ip_address, "private_ip_address"),
    },
    converted: {
      id: converted.id,
      ipv6Address: must(converted.public_ipv6_address, "public_ipv6_address"),
    },
    common: {
      profile: {},
      public_border_group: must(free?.public_border_group, "public_border_group"),
      allow_share_bandwidth_types: must(free?.allow_share_bandwidth_types, "share types"),
    },
  };
}

function sharedBandwidth(): Bandwidth {
  const { responses } = validators.showPublicip;
  const example = namedResponse(document, "showPublicip", "sharedBandwidth", responses[200]);
  const { bandwidth_id, bandwidth_name, bandwidth_size, bandwidth_share_type } = example.publicip;
  return {
    bandwidth_id: must(bandwidth_id, "bandwidth_id"),
    bandwidth_name: must(bandwidth_name, "bandwidth_name"),
    bandwidth_size: must(bandwidth_size, "bandwidth_size"),
    bandwidth_share_type: must(bandwidth_share_type, "bandwidth_share_type"),
  };
}

/** What the documented update of a bandwidth shows beyond the EIP of the documented page. */
function bandwidthDetails(): BandwidthDetails {
  const { responses } = validators.updateBandwidth;
  const { bandwidth } = documentedResponse(document, "updateBandwidth", responses[200]);
  return { id: bandwidth.id, charge_mode: must(bandwidth.charge_mode, "charge_mode") };
}

/** Reads the examples of the spec. */
export function readPublicipSeeds(): PublicipSeeds {
  const { request } = validators.createPublicip;
  const assignment = documentedRequest(document, "createPublicip", request);
  const { responses } = validators.listQuotas;
  const quotas = namedResponse(document, "listQuotas", "documentedAllKinds", responses[200]);
  return {
    publicips: [documentedPublicip(), ...documentedPage()],
    quotas: quotas.quotas.resources,
    sharedBandwidths: [sharedBandwidth()],
    bandwidthDetails: [bandwidthDetails()],
    enterpriseProjects: [
      DEFAULT_ENTERPRISE_PROJECT,
      must(assignment.enterprise_project_id, "enterprise_project_id"),
    ],
    values: readValues(),
  };
}
