import type { Project } from "../../state/project.js";
import type { Finish } from "../../transitions/transition.js";
import type { publicipTransitions } from "./transitions.js";

/** Ends a change of an EIP that is still in the state that the change began with. */
function settled(from: string, to?: string): Finish<Project> {
  return ({ publicips: { items } }, id) => {
    const publicip = items.get(id);
    if (publicip?.status !== from) return;
    const { port_id } = publicip;
    items.put({ ...publicip, status: to ?? (typeof port_id === "string" ? "ACTIVE" : "DOWN") });
  };
}

/** How the changes of EIPs end. */
export const publicipFinish: Readonly<Record<keyof typeof publicipTransitions, Finish<Project>>> = {
  // One that is created for a port has it from the start, though the response does not show it.
  "publicips.create": settled("PENDING_CREATE"),
  "publicips.bind": settled("BINDING", "ACTIVE"),
  "publicips.unbind": settled("PENDING_UPDATE", "DOWN"),
  "publicips.delete": ({ publicips: { items, bandwidthDetails } }, id) => {
    const publicip = items.get(id);
    if (publicip?.status !== "PENDING_DELETE") return;
    items.delete(id);
    if (publicip.bandwidth_share_type !== "WHOLE") {
      bandwidthDetails.delete(publicip.bandwidth_id ?? "");
    }
  },
};
