import document from "@hcnet/publicips/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/publicips/types";
import { validators } from "@hcnet/publicips/validators";
import type { Api, Handlers } from "../../operation.js";
import { updatePublicip } from "./updatePublicip.js";

/** Elastic IPs. */
export const publicips: Api = {
  document,
  validators,
  handlers: { updatePublicip } satisfies Handlers<operations>,
};
