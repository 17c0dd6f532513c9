import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";
import { showBandwidthOf } from "./bandwidths.js";

const errors = ["notFound"] as const;
type Name = (typeof errors)[number];

/** Behavior `publicips.bandwidths`. */
export const showBandwidth: OperationHandler<operations["showBandwidth"], Name> = {
  errors,
  handle({ project, path }) {
    const { bandwidth_id: id } = path;
    const bandwidth = showBandwidthOf(project, id);
    if (bandwidth === undefined) {
      return reject("notFound", `bandwidth_id: no bandwidth ${id} in this project`);
    }
    return { status: 200, body: { bandwidth } };
  },
};
