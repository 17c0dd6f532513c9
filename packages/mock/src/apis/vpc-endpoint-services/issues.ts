import type { ValidationIssue } from "@hcnet/runtime";

/** Names an error response that is more telling than `badParameter`. */
type NameIssue<Name extends string> = (issue: ValidationIssue) => Name | undefined;

/** The first name that one of several finds. */
export function firstOf<Name extends string>(
  ...namers: readonly NameIssue<Name>[]
): NameIssue<Name> {
  return (issue) => {
    for (const name of namers) {
      const found = name(issue);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** Error responses of the project id, which every operation has. */
export const projectIssue: NameIssue<"badProject"> = ({ instancePath }) =>
  instancePath === "/project_id" ? "badProject" : undefined;

/** What can be wrong with a page. */
export const pageErrors = ["badLimit", "badOffset", "badSortKey", "badSortDir"] as const;

const PAGE = {
  "/limit": "badLimit",
  "/offset": "badOffset",
  "/sort_key": "badSortKey",
  "/sort_dir": "badSortDir",
} as const;

const isKeyOf = <T extends object>(table: T, key: PropertyKey): key is keyof T =>
  Object.hasOwn(table, key);

/** Behavior `vpc-endpoint-services.paging`. */
export const pageIssue: NameIssue<(typeof pageErrors)[number]> = ({ instancePath }) =>
  isKeyOf(PAGE, instancePath) ? PAGE[instancePath] : undefined;

/** What can be wrong with name, back end and port mappings. */
export const backEndErrors = [
  "badServiceName",
  "badPort",
  "badProtocol",
  "tooManyPortMappings",
  "duplicatePortMapping",
  "badPortId",
] as const;

/**
 * Behaviors `vpc-endpoint-services.ports-per-request`, `vpc-endpoint-services.port-range`,
 * `vpc-endpoint-services.service-name`, `vpc-endpoint-services.port-id`, as far as the schema
 * states them.
 */
export const backEndIssue: NameIssue<(typeof backEndErrors)[number]> = ({
  instancePath,
  keyword,
}) => {
  if (instancePath === "/service_name" && keyword !== "type") return "badServiceName";
  if (instancePath === "/port_id") return "badPortId";
  if (instancePath === "/ports" && keyword === "maxItems") return "tooManyPortMappings";
  if (instancePath === "/ports" && keyword === "uniqueItems") return "duplicatePortMapping";
  if (/^\/ports\/\d+\/(client|server)_port$/.test(instancePath)) return "badPort";
  if (/^\/ports\/\d+\/protocol$/.test(instancePath)) return "badProtocol";
  return undefined;
};
