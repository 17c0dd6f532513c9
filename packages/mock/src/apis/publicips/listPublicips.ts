import type { operations } from "@hcnet/publicips/types";
import type { QueryOf } from "@hcnet/runtime";
import type { OperationHandler } from "../../operation.js";
import { membersAmong } from "../filters.js";
import { takePage } from "../paging.js";
import type { Publicip } from "./publicip.js";
import { DEFAULT_LIMIT } from "./state.js";

type Operation = operations["listPublicips"];
type Query = QueryOf<Operation>;
type Filter = (publicip: Publicip) => boolean;

const refusals = ["badEnterpriseProject"] as const;
const ALL_ENTERPRISE_PROJECTS = "all_granted_eps";

const MEMBERS = ["id", "port_id", "public_ip_address", "private_ip_address"] as const;

function inEnterpriseProject(wanted: string | undefined): Filter[] {
  if (wanted === undefined || wanted === ALL_ENTERPRISE_PROJECTS) return [];
  return [({ enterprise_project_id: own = "0" }) => String(own) === wanted];
}

function ofVersion(wanted: number | undefined): Filter[] {
  return wanted === undefined ? [] : [({ ip_version = 4 }) => ip_version === wanted];
}

function sharesAny(kinds: readonly string[] | undefined): Filter[] {
  if (kinds === undefined) return [];
  return [({ allow_share_bandwidth_types: own = [] }) => own.some((kind) => kinds.includes(kind))];
}

/** Rule 4.15: different filters must all hold. */
function filtersOf(query: Query): Filter[] {
  return [
    membersAmong(MEMBERS, query),
    ...inEnterpriseProject(query.enterprise_project_id),
    ...ofVersion(query.ip_version),
    ...sharesAny(query.allow_share_bandwidth_type_any),
  ];
}

/**
 * Rules 4.13 and 4.15. The order is that of the ids, so a page can go on after an EIP that is gone,
 * and what is created meanwhile moves no other EIP to another page.
 */
export const listPublicips: OperationHandler<Operation, (typeof refusals)[number]> = {
  refusals,
  nameIssue: ({ instancePath }) =>
    instancePath === "/enterprise_project_id" ? "badEnterpriseProject" : undefined,
  handle({ project, query }) {
    const { limit = DEFAULT_LIMIT, marker = "" } = query;
    const filters = filtersOf(query);
    const fits = (publicip: Publicip) => filters.every((filter) => filter(publicip));
    const { items } = takePage(project.publicips.items.after(marker), { limit }, fits);
    return { status: 200, body: { publicips: items } };
  },
};
