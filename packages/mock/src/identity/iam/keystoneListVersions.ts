import type { IncomingRequest } from "../../gateway/message.js";
import { IAM_PATHS } from "../facts.js";
import { iamUrl } from "./catalog.js";
import type { IamOperation } from "./operation.js";

/** The version as Keystone describes it. */
const version = (request: IncomingRequest) => ({
  id: "v3.6",
  status: "stable",
  updated: "2016-04-04T00:00:00Z",
  links: [{ rel: "self", href: `${iamUrl(request)}/v3/` }],
  "media-types": [{ base: "application/json", type: "application/vnd.openstack.identity-v3+json" }],
});

/** The versions of IAM, which Keystone clients look for. */
export const versionsOf = (request: IncomingRequest) => ({ values: [version(request)] });

const shared = { method: "GET", authenticated: false, readsBody: false } as const;

/** Lists the versions of IAM, with status 300 as Keystone does. */
export const keystoneListVersions: IamOperation = {
  ...shared,
  operationId: "KeystoneListVersions",
  path: IAM_PATHS.versions,
  handle: ({ request }) => ({ status: 300, body: { versions: versionsOf(request) } }),
};

/** Shows version 3, from which clients learn where to go on. */
export const keystoneShowVersion: IamOperation = {
  ...shared,
  operationId: "KeystoneShowVersion",
  path: IAM_PATHS.version,
  handle: ({ request }) => ({ status: 200, body: { version: version(request) } }),
};
