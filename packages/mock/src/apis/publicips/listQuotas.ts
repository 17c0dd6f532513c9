import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";
import { PUBLICIP_QUOTA, quotaTypes } from "./state.js";

const errors = ["unknownQuotaType"] as const;

/** Behavior `publicips.quotas`. */
export const listQuotas: OperationHandler<operations["listQuotas"], (typeof errors)[number]> = {
  errors,
  handle({ project, query }) {
    const { type } = query;
    if (type !== undefined && !quotaTypes.has(type)) {
      const known = [...quotaTypes].join(", ");
      return reject("unknownQuotaType", `type: there is no quota of this kind; known: ${known}`);
    }
    const { quotas, items } = project.publicips;
    const resources = [...quotas.values()]
      .filter((quota) => type === undefined || quota.type === type)
      .map((quota) => (quota.type === PUBLICIP_QUOTA ? { ...quota, used: items.size } : quota));
    return { status: 200, body: { quotas: { resources } } };
  },
};
