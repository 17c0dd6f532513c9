import type { ValidationIssue } from "@hcnet/runtime";

/** Value of the filter that selects every enterprise project. */
export const ALL_ENTERPRISE_PROJECTS = "all_granted_eps";

/** Names the error response for an enterprise project that is not valid. */
export function nameEnterpriseProjectIssue({ instancePath }: ValidationIssue) {
  return instancePath === "/enterprise_project_id" ? "badEnterpriseProject" : undefined;
}

/** Whether an enterprise project is the one that a query asks for, which is any by default. */
export const isWithin = (own: string | undefined, wanted = ALL_ENTERPRISE_PROJECTS): boolean =>
  wanted === ALL_ENTERPRISE_PROJECTS || own === wanted;
