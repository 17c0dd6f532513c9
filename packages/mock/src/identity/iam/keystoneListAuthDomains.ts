import { IAM_PATHS, type ListLinks } from "../facts.js";
import { iamUrl } from "./catalog.js";
import type { IamOperation } from "./operation.js";

/** Lists the accounts that the caller may act for: the one of the cloud. */
export const keystoneListAuthDomains: IamOperation = {
  operationId: "KeystoneListAuthDomains",
  method: "GET",
  path: IAM_PATHS.domains,
  authenticated: true,
  readsBody: false,
  handle({ identity, request }) {
    const base = `${iamUrl(request)}/v3`;
    const { id, name } = identity.directory.domain;
    const links: ListLinks = { next: null, previous: null, self: `${base}/auth/domains` };
    const domain = {
      id,
      name,
      description: "",
      enabled: true,
      links: { self: `${base}/domains/${id}` },
    };
    return { status: 200, body: { domains: [domain], links } };
  },
};
