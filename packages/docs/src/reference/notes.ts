import type { LocatedOperation } from "../openapi/apis.js";
import type { Waiter } from "../openapi/document.js";

/** What the extensions of an operation say to a reader, each in a line of Markdown. */
export function extensionNotes(operation: LocatedOperation): readonly string[] {
  return [
    ...(operation["x-experimental"]
      ? ["**Experimental:** known only from the vendor's SDK, not from its documentation."]
      : []),
    ...(operation.deprecated === true ? ["**Deprecated:** prefer another operation."] : []),
    ...argumentNotes(operation),
    ...paginationNotes(operation),
    ...Object.entries(operation["x-waiters"] ?? {}).map(waiterNote),
    ...idempotencyNotes(operation),
  ];
}

function argumentNotes({ parameters }: LocatedOperation): readonly string[] {
  return parameters.flatMap(({ name, "x-argument-name": argument }) =>
    argument === undefined
      ? []
      : [`**Name in TypeScript:** the path parameter \`${name}\` is the argument \`${argument}\`.`],
  );
}

function paginationNotes(operation: LocatedOperation): readonly string[] {
  const pagination = operation["x-pagination"];
  if (pagination === undefined) return [];
  const call = `client.${operation.operationId}`;
  return [
    `**Pagination** by ${pagination.style}: \`${call}.items(input)\` iterates over the items of all pages, \`${call}.pages(input)\` over the pages. See [Paging](/guides/paging-and-waiting.html).`,
  ];
}

function waiterNote([name, waiter]: readonly [string, Waiter]): string {
  const { minDelaySeconds, maxDelaySeconds, maxWaitSeconds } = waiter;
  const description = waiter.description.trim().replaceAll(/\s+/g, " ");
  return `**Waiter:** \`client.${name}(input)\`. ${description} Polls every ${minDelaySeconds} to ${maxDelaySeconds} seconds, for at most ${maxWaitSeconds} seconds.`;
}

function idempotencyNotes({
  "x-idempotent": idempotent,
  method,
}: LocatedOperation): readonly string[] {
  if (method === "get" || idempotent === undefined) return [];
  return idempotent
    ? [
        "**Idempotent:** sending the request twice has the effect of sending it once, so the client retries it.",
      ]
    : [
        "**Not idempotent:** sending the request twice can have another effect than sending it once. The client retries it only when it surely did not run.",
      ];
}
