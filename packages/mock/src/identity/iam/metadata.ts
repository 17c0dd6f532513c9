import { METADATA_HEADERS, METADATA_PATHS, METADATA_TTL_SECONDS } from "../facts.js";
import { credentialResponse } from "./createTemporaryAccessKeyByToken.js";
import { type IamOperation, type IamResponse, rejectIam } from "./operation.js";

const disabled = (): IamResponse => rejectIam(404, "The metadata service is off.");

/** Gives a token for the metadata service, as text. */
export const createMetadataToken: IamOperation = {
  operationId: "CreateMetadataToken",
  method: "PUT",
  path: METADATA_PATHS.token,
  authenticated: false,
  readsBody: false,
  handle({ identity, request, now }) {
    if (identity.metadata === "disabled") return disabled();
    const text = request.header(METADATA_HEADERS.ttl) ?? "";
    const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    const { minimum, maximum } = METADATA_TTL_SECONDS;
    if (!(seconds >= minimum && seconds <= maximum)) {
      return rejectIam(400, `X-Metadata-Token-Ttl-Seconds: must be ${minimum} to ${maximum}`);
    }
    return {
      status: 200,
      text: identity.issuer.issueMetadataToken(now, seconds),
      headers: { "Content-Type": "text/plain" },
    };
  },
};

/** Gives the temporary keys of the server's agency. */
export const showSecurityKey: IamOperation = {
  operationId: "ShowSecurityKey",
  method: "GET",
  path: METADATA_PATHS.securityKey,
  authenticated: false,
  readsBody: false,
  handle({ identity, request, now }) {
    if (identity.metadata === "disabled") return disabled();
    const token = request.header(METADATA_HEADERS.token);
    const wanted = token !== undefined || identity.metadata === "required";
    if (wanted && !identity.issuer.isMetadataToken(token ?? "", now)) {
      return rejectIam(401, "X-Metadata-Token: is missing, unknown or has expired");
    }
    return { status: 200, body: credentialResponse(identity.issuer.metadataKeys(now)) };
  },
};
