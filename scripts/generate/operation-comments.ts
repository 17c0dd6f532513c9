import type { Operation, Waiter } from "../lib/openapi.js";
import type { OperationTypes } from "./operation-types.js";

const REPOSITORY = "https://github.com/hcnet/hcnet";

/** `PublicipsClient` for `publicips`. */
export const clientName = (api: string): string =>
  `${api.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Client`;

/** A link to the operations of a client, as a TSDoc tag. */
export const linkTo = (api: string): string =>
  `@see {@link ${REPOSITORY}/tree/main/packages/${api}#operations | @hcnet/${api}: operations}`;

function sourceText(source: Operation["x-source"]): string | undefined {
  if (source === undefined) return undefined;
  const updated = source.updated === undefined ? "" : ` (${source.updated})`;
  return `Source: ${source.document}, ${source.publication}${updated}.`;
}

const IDEMPOTENT = "Idempotent: retried after every retryable failure.";
const NOT_IDEMPOTENT = "Not idempotent: retried only if the failed attempt cannot have run.";

/** The summary, description and facts of an operation. */
export function operationComment(api: string, { method, path, operation }: OperationTypes): string {
  const source = operation["x-source"];
  const isIdempotent = operation["x-idempotent"] ?? method === "get";
  const facts = [
    `\`${method.toUpperCase()} ${path}\`. ${isIdempotent ? IDEMPOTENT : NOT_IDEMPOTENT}`,
    sourceText(source),
  ];
  const texts = [
    operation.summary,
    operation.description?.trim(),
    facts.filter(Boolean).join("\n"),
  ];
  return `${texts.filter((text) => text !== undefined && text !== "").join("\n\n")}

@throws ApiError when the service or the gateway responds with an error status.
@throws ConnectionError, TimeoutError or AbortError when there is no response.
${linkTo(api)}`;
}

export function waiterComment(api: string, waiter: Waiter, { id }: OperationTypes): string {
  const { description, minDelaySeconds, maxDelaySeconds, maxWaitSeconds } = waiter;
  return `${description}

Polls \`${id}\` every ${minDelaySeconds} to ${maxDelaySeconds} s, for at most ${maxWaitSeconds} s; \`options\` changes both.

@throws WaiterError when the state cannot be reached any more, or not before the deadline.
${linkTo(api)}`;
}
