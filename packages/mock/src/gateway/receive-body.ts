import type { Accepted } from "../auth/authenticate.js";
import { MAX_BODY_BYTES } from "./limits.js";
import { type IncomingRequest, LostRequest } from "./message.js";

/** Why a body was not taken: an error response of the gateway, by name. */
export interface NotReceived {
  readonly rejection: "bodyTooLarge" | "wrongCredentials";
  readonly problem: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

async function readBody(request: IncomingRequest): Promise<Uint8Array | undefined> {
  try {
    return await request.readBody(MAX_BODY_BYTES);
  } catch (cause) {
    throw new LostRequest("the request body did not arrive", { cause });
  }
}

/**
 * Reads a body up to the limit of the gateway, and checks the signature that may cover it.
 *
 * @throws LostRequest when the body does not arrive.
 */
export async function receiveBody(
  request: IncomingRequest,
  caller: Accepted | undefined,
): Promise<Uint8Array | NotReceived> {
  const tooLarge: NotReceived = {
    rejection: "bodyTooLarge",
    problem: `The request body is over ${MAX_BODY_BYTES} bytes`,
  };
  if (Number(request.header("content-length")) > MAX_BODY_BYTES) return tooLarge;
  const bytes = await readBody(request);
  if (bytes === undefined) return tooLarge;
  const rejected = caller?.verifyBody(bytes);
  return rejected === undefined ? bytes : { ...rejected, rejection: "wrongCredentials" };
}
