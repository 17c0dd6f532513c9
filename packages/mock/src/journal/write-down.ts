import type { Answer, IncomingRequest } from "../gateway/message.js";
import type { CallJournal } from "./journal.js";

/** Where a call is written down, and the time that it gets. */
export interface Witness {
  readonly journal: CallJournal;
  readonly now: () => Date;
}

/** What is known of a call before it is answered. */
export interface StartedCall {
  readonly request: IncomingRequest;
  readonly requestId: string;
  readonly operationId: string | undefined;
  readonly fault: string | undefined;
}

/** Lets a call be answered, and writes it down once it is. */
export async function writeDown(
  { journal, now }: Witness,
  call: StartedCall,
  answer: (request: IncomingRequest) => Promise<Answer>,
): Promise<Answer> {
  const { request } = call;
  const time = now();
  const start = performance.now();
  let body: Uint8Array | undefined;
  const given = await answer({
    ...request,
    async readBody(limit) {
      body = await request.readBody(limit);
      return body;
    },
  });
  const durationMs = performance.now() - start;
  journal.add({ ...call, body, answer: given, time, durationMs });
  return given;
}
