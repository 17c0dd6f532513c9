import type { EndpointService, EndpointServices } from "./state.js";

/** The name as it is stored: region, or group of edge sites, then the short name, then the id. */
export function storedName(
  { id, public_border_group }: Pick<EndpointService, "id" | "public_border_group">,
  shortName: string,
  { region }: EndpointServices,
): string {
  return [public_border_group ?? region, shortName, id].filter((part) => part !== "").join(".");
}

/** Rule of the lists: the text anywhere in the name, in upper or lower case. */
export function nameContains(text: string | undefined): (name: string | undefined) => boolean {
  const wanted = text?.toLowerCase();
  return (name = "") => wanted === undefined || name.toLowerCase().includes(wanted);
}
