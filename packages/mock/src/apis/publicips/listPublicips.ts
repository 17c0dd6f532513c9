import type { operations } from "@hcnet/publicips/types";
import type { QueryOf } from "@hcnet/runtime";
import type { OperationHandler } from "../../operation.js";
import { membersAmong } from "../filters.js";
import { takePage } from "../paging.js";
import { enterpriseProjectOf, NAMING_MEMBERS, type PublicipCollection } from "./collection.js";
import {
  ALL_ENTERPRISE_PROJECTS,
  isWithin,
  nameEnterpriseProjectIssue,
} from "./enterprise-projects.js";
import type { Publicip } from "./publicip.js";
import { DEFAULT_LIMIT } from "./state.js";

type Operation = operations["listPublicips"];
type Query = QueryOf<Operation>;
type Filter = (publicip: Publicip) => boolean;

const errors = ["badEnterpriseProject"] as const;

function ofVersion(wanted: number | undefined): Filter[] {
  return wanted === undefined ? [] : [({ ip_version = 4 }) => ip_version === wanted];
}

function sharesAny(kinds: readonly string[] | undefined): Filter[] {
  if (kinds === undefined) return [];
  return [({ allow_share_bandwidth_types: own = [] }) => own.some((kind) => kinds.includes(kind))];
}

/** Behavior `publicips.paging`: different filters must all hold. */
function filtersOf(query: Query): Filter[] {
  return [
    membersAmong(NAMING_MEMBERS, query),
    (publicip) => isWithin(enterpriseProjectOf(publicip), query.enterprise_project_id),
    ...ofVersion(query.ip_version),
    ...sharesAny(query.allow_share_bandwidth_type_any),
  ];
}

/** Those after the marker that may fit, found by a filter that leaves few, if there is one. */
function candidates(items: PublicipCollection, query: Query): Iterable<Publicip> {
  const { marker = "", enterprise_project_id: within = ALL_ENTERPRISE_PROJECTS } = query;
  for (const member of NAMING_MEMBERS) {
    const values = query[member];
    if (values !== undefined) return items.having(member, values).filter(({ id }) => id > marker);
  }
  const some = within === ALL_ENTERPRISE_PROJECTS ? items : items.ofEnterpriseProject(within);
  return some.after(marker);
}

/**
 * Behaviors `publicips.enterprise-project`, `publicips.paging`. The order is that of the ids, so a
 * page can go on after an EIP that is gone, and what is created meanwhile moves no other EIP to
 * another page.
 */
export const listPublicips: OperationHandler<Operation, (typeof errors)[number]> = {
  errors,
  nameIssue: nameEnterpriseProjectIssue,
  handle({ project, query }) {
    const { limit = DEFAULT_LIMIT } = query;
    const filters = filtersOf(query);
    const fits = (publicip: Publicip) => filters.every((filter) => filter(publicip));
    const { items } = takePage(candidates(project.publicips.items, query), { limit }, fits);
    return { status: 200, body: { publicips: items } };
  },
};
