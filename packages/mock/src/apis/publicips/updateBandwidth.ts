import type { components, operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { type Rejection, reject } from "../../rejection.js";
import { zonedTimestamp } from "../timestamps.js";
import { sizeProblem } from "./bandwidth.js";
import { showBandwidthOf } from "./bandwidths.js";
import type { Publicips } from "./state.js";

type Option = components["schemas"]["UpdateBandwidthOption"];

const errors = ["badParameter", "notFound", "busy"] as const;
type Name = (typeof errors)[number];

/** Behavior `publicips.update-bandwidth`. */
function check(
  { size, charge_mode }: Option,
  shareType: string | undefined,
): Rejection<Name> | undefined {
  const problem = size === undefined ? undefined : sizeProblem(size);
  if (problem !== undefined) return reject("badParameter", `bandwidth.size: ${problem}`);
  if (charge_mode === "95peak_plus" && shareType !== "WHOLE") {
    return reject("badParameter", "bandwidth.charge_mode: 95peak_plus needs a shared bandwidth");
  }
  return undefined;
}

/** Changes a bandwidth and what every EIP that uses it shows of it. */
function change(id: string, option: Option, { items, ...state }: Publicips, now: Date): void {
  const { name, size, charge_mode } = option;
  const changes = {
    ...(name === undefined ? {} : { bandwidth_name: name }),
    ...(size === undefined ? {} : { bandwidth_size: size }),
  };
  const shared = state.sharedBandwidths.get(id);
  if (shared !== undefined) state.sharedBandwidths.set(id, { ...shared, ...changes });
  for (const publicip of items.ofBandwidth(id)) items.put({ ...publicip, ...changes });
  state.bandwidthDetails.set(id, {
    id,
    ...state.bandwidthDetails.get(id),
    ...(charge_mode === undefined ? {} : { charge_mode }),
    updated_at: zonedTimestamp(now),
  });
}

/** Behaviors `publicips.update-bandwidth`, `publicips.frozen-bandwidth`. */
export const updateBandwidth: OperationHandler<operations["updateBandwidth"], Name> = {
  errors,
  handle({ project, path, body, behaviors, now }) {
    const { bandwidth_id: id } = path;
    const current = showBandwidthOf(project, id);
    if (current === undefined) {
      return reject("notFound", `bandwidth_id: no bandwidth ${id} in this project`);
    }
    if (current.status === "FREEZED" && behaviors["publicips.frozen-bandwidth"] === "reject") {
      return reject("busy", "The bandwidth is frozen");
    }
    const rejection = check(body.bandwidth, current.share_type);
    if (rejection !== undefined) return rejection;
    change(id, body.bandwidth, project.publicips, now);
    return { status: 200, body: { bandwidth: showBandwidthOf(project, id) ?? current } };
  },
};
