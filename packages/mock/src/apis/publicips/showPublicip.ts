import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";

const errors = ["notFound"] as const;
type Name = (typeof errors)[number];

/** Behavior `publicips.unknown-eip`. */
export const showPublicip: OperationHandler<operations["showPublicip"], Name> = {
  errors,
  handle({ project, path }) {
    const { publicip_id: id } = path;
    const publicip = project.publicips.items.get(id);
    if (publicip === undefined) {
      return reject("notFound", `publicip_id: no EIP ${id} in this project`);
    }
    return { status: 200, body: { publicip } };
  },
};
