import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import type { components } from "@hcnet/publicips/types";
import type { Publicip } from "./publicip.js";

type UpdatedPublicip = components["schemas"]["PublicipUpdateResp"];

const { properties } = document.components.schemas.PublicipUpdateResp;
const updateMembers = Object.keys(properties) as (keyof UpdatedPublicip & keyof Publicip)[];

/** An EIP as the response to an update shows it, which has fewer members than the others. */
export function updateView(publicip: Publicip): UpdatedPublicip {
  const view: Record<string, unknown> = {};
  for (const name of updateMembers) {
    if (publicip[name] !== undefined) view[name] = publicip[name];
  }
  // The two schemas differ in what the update does not have, and in nothing else.
  return view as unknown as UpdatedPublicip;
}
