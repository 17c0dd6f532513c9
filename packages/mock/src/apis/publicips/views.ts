import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import type { components } from "@hcnet/publicips/types";
import type { Publicip } from "./state.js";

const updateMembers: ReadonlySet<string> = new Set(
  Object.keys(document.components.schemas.PublicipUpdateResp.properties),
);

/** An EIP as the answer to an update shows it, which has fewer members than the others. */
export function updateView(publicip: Publicip): components["schemas"]["PublicipUpdateResp"] {
  const members = Object.entries(publicip).filter(([name]) => updateMembers.has(name));
  return Object.fromEntries(members) as unknown as Publicip;
}
