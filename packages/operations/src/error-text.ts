import { ApiError, HcnetError } from "@hcnet/runtime";
import type { CatalogApi } from "./catalog/types.js";

/** Describes an error in one line: message, meaning of its code, request id, and what to do. */
export function errorText(error: unknown, api?: CatalogApi): string {
  if (!(error instanceof HcnetError)) return error instanceof Error ? error.message : String(error);
  const { message, code = "" } = error;
  const meanings = api?.errorCodes ?? {};
  const meaning = Object.hasOwn(meanings, code) ? meanings[code] : undefined;
  const isKnown = meaning === undefined || message.includes(meaning);
  const sentences = [message, ...(isKnown ? [] : [meaning]), ...advice(error)];
  return sentences.map((each) => each?.replace(/\.$/, "")).join(". ");
}

function advice(error: HcnetError): readonly string[] {
  if (error.code === "ERR_CREDENTIALS_NOT_FOUND") {
    return ["Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or configure a profile"];
  }
  if (!(error instanceof ApiError)) return [];
  const { requestId, status, message } = error;
  const isShown = requestId === undefined || message.includes(requestId);
  const next = NEXT_STEPS[status];
  return [...(isShown ? [] : [`Request ID: ${requestId}`]), ...(next === undefined ? [] : [next])];
}

/** What to do, by status. */
const NEXT_STEPS: Readonly<Record<number, string>> = {
  401: "Check the credentials",
  403: "Check the permissions of the user and the project",
  404: "Check the ID, the region and the project",
  409: "Read the current state of the resource and try again",
  429: "Send fewer requests",
};
