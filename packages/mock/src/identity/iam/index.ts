import { createTemporaryAccessKeyByToken } from "./createTemporaryAccessKeyByToken.js";
import { keystoneCreateUserToken } from "./keystoneCreateUserToken.js";
import { keystoneListAuthDomains } from "./keystoneListAuthDomains.js";
import { keystoneListProjects } from "./keystoneListProjects.js";
import { createMetadataToken, showSecurityKey } from "./metadata.js";
import type { IamOperation } from "./operation.js";

const operations: readonly IamOperation[] = [
  keystoneCreateUserToken,
  keystoneListProjects,
  keystoneListAuthDomains,
  createTemporaryAccessKeyByToken,
  createMetadataToken,
  showSecurityKey,
];

/** The operation of a path, each of which has one. */
export const iamOperations: ReadonlyMap<string, IamOperation> = new Map(
  operations.map((operation) => [operation.path, operation]),
);
