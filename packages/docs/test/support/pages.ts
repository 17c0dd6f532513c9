import { NIGHTLY } from "../../../../scripts/lib/nightly.js";

/** One page for each depth below the root, on which links to other files depend. */
export const PAGES_BY_DEPTH = [
  "index.html",
  "publicips/updatePublicip.html",
  "publicips/models/PublicipStatus.html",
] as const;

/** One page of each kind, as paths of the site; at night also another operation. */
export const PAGES = [
  "index.html",
  "guides/index.html",
  "guides/first-call.html",
  "jobs/index.html",
  "jobs/move-publicip.html",
  "reference.html",
  "publicips/index.html",
  "publicips/updatePublicip.html",
  "publicips/models/PublicipStatus.html",
  "publicips/fields.html",
  "errors/index.html",
  "errors/VPC.0504.html",
  "mock/index.html",
  "mock/publicips.html",
  "rules/index.html",
  "rules/request-closed.html",
  "about/benchmarks.html",
  "about/changelog.html",
  "about/for-machines.html",
  ...(NIGHTLY ? ["vpc-endpoint-services/updateEndpointService.html"] : []),
];
