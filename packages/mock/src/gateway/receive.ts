import type { Accepted } from "../auth/authenticate.js";
import { MAX_BODY_BYTES } from "./limits.js";
import type { IncomingRequest } from "./message.js";

/** Why a body was not taken: a refusal of the gateway, by name. */
export interface NotReceived {
  readonly refusal: "bodyTooLarge" | "wrongCredentials";
  readonly problem: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Reads a body up to the limit of the gateway, and checks the signature that may cover it. */
export async function receiveBody(
  request: IncomingRequest,
  caller: Accepted | undefined,
): Promise<Uint8Array | NotReceived> {
  const tooLarge: NotReceived = {
    refusal: "bodyTooLarge",
    problem: `The request body is over ${MAX_BODY_BYTES} bytes`,
  };
  if (Number(request.header("content-length")) > MAX_BODY_BYTES) return tooLarge;
  const bytes = await request.readBody(MAX_BODY_BYTES);
  if (bytes === undefined) return tooLarge;
  const rejected = caller?.verifyBody(bytes);
  return rejected === undefined ? bytes : { ...rejected, refusal: "wrongCredentials" };
}
