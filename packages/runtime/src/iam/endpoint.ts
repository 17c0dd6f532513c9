import type { ProviderContext, SharedContext } from "../credentials/provider.js";
import type { ServiceDescriptor } from "../descriptor.js";
import { type EndpointSource, givenEndpoint, resolveEndpoint } from "../session/endpoints.js";

/** Serves every region of the vendor's own sites. */
export const IAM_GLOBAL_ENDPOINT = "https://iam.myhuaweicloud.com";

/**
 * The endpoint of IAM. The specs do not describe its API, so these facts are here.
 *
 * Source: region file of IAM in the vendor's SDKs (`services/iam/v3/region/region.go` of
 * huaweicloud-sdk-go-v3), compared with those of VPC and EIP. The regions below have VPC but no IAM
 * of their own in it; the SDKs use the global host there. Any other region follows the template.
 */
export const IAM: ServiceDescriptor = {
  api: "iam",
  endpoint: "https://iam.{region}.myhuaweicloud.com",
  regionEndpoints: {
    "eu-west-101": "https://iam.eu-west-101.myhuaweicloud.eu",
    "af-north-1": IAM_GLOBAL_ENDPOINT,
    "ap-southeast-5": IAM_GLOBAL_ENDPOINT,
    "cn-north-11": IAM_GLOBAL_ENDPOINT,
    "cn-south-4": IAM_GLOBAL_ENDPOINT,
    "cn-southwest-3": IAM_GLOBAL_ENDPOINT,
    "ru-northwest-2": IAM_GLOBAL_ENDPOINT,
  },
};

/** Base URL of IAM; the global one if nothing says which. */
export function resolveIamEndpoint(source: EndpointSource): string {
  if (source.region !== undefined) return resolveEndpoint(IAM, source);
  const { endpointSuffix } = source;
  const standard =
    endpointSuffix === undefined ? IAM_GLOBAL_ENDPOINT : `https://iam.${endpointSuffix}`;
  return givenEndpoint(IAM.api, source) ?? standard;
}

/** What a provider gets of a session. */
export function contextFor(shared: SharedContext): ProviderContext {
  const { endpoints, listener: _, localNow: __, ...context } = shared;
  return { ...context, iamEndpoint: resolveIamEndpoint(endpoints) };
}
