import type { IncomingRequest } from "../../gateway/message.js";
import { isIdentityHost } from "../hosts.js";
import { createTemporaryAccessKeyByToken } from "./createTemporaryAccessKeyByToken.js";
import { keystoneCreateUserToken } from "./keystoneCreateUserToken.js";
import { keystoneListAuthDomains } from "./keystoneListAuthDomains.js";
import { keystoneListAuthProjects, keystoneListProjects } from "./keystoneListProjects.js";
import { keystoneListVersions, keystoneShowVersion } from "./keystoneListVersions.js";
import { keystoneShowCatalog } from "./keystoneShowCatalog.js";
import { keystoneRevokeToken, keystoneValidateToken } from "./keystoneValidateToken.js";
import { createMetadataToken, showSecurityKey } from "./metadata.js";
import type { IamOperation } from "./operation.js";

/** The operations of the identity service. */
export const iamOperations: readonly IamOperation[] = [
  keystoneListVersions,
  keystoneShowVersion,
  keystoneCreateUserToken,
  keystoneValidateToken,
  keystoneRevokeToken,
  keystoneListProjects,
  keystoneListAuthProjects,
  keystoneListAuthDomains,
  keystoneShowCatalog,
  createTemporaryAccessKeyByToken,
  createMetadataToken,
  showSecurityKey,
];

const byPath = new Map<string, readonly IamOperation[]>();
for (const operation of iamOperations) {
  byPath.set(operation.path, [...(byPath.get(operation.path) ?? []), operation]);
}

/** Whether a host may be that of IAM: other services of the cloud have versions of their own. */
const mayBeIam = (host: string): boolean =>
  isIdentityHost(host) || !/\.myhuaweicloud\.[a-z]+(:\d+)?$/i.test(host);

/** Returns the operations of the path of a request; none if it is not for the identity service. */
export function iamOperationsAt(request: IncomingRequest): readonly IamOperation[] {
  // Clients append the paths of a version to its URL, which ends in a slash.
  const path = request.pathname === "/v3/" ? "/v3" : request.pathname;
  const found = byPath.get(path) ?? [];
  const isVersion = found.includes(keystoneListVersions) || found.includes(keystoneShowVersion);
  return isVersion && !mayBeIam(request.header("host") ?? "") ? [] : found;
}
