import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { refuse } from "../../refusal.js";

const refusals = ["notFound"] as const;
type Name = (typeof refusals)[number];

/** Rule 4.10. */
export const showPublicip: OperationHandler<operations["showPublicip"], Name> = {
  refusals,
  handle({ project, path }) {
    const { publicip_id: id } = path;
    const publicip = project.publicips.items.get(id);
    if (publicip === undefined) {
      return refuse("notFound", `publicip_id: no EIP ${id} in this project`);
    }
    return { status: 200, body: { publicip } };
  },
};
