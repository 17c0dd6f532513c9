import type { LocatedOperation, Waiter } from "../apis.js";

/** The description of an operation in Markdown, and below it what its extensions say. */
export function describe(operation: LocatedOperation): string {
  const { description = "" } = operation;
  const list = extensionNotes(operation).map((note) => `- ${note}`);
  return [description.trimEnd(), list.join("\n")].filter((part) => part !== "").join("\n\n");
}

/** What the extensions of an operation say to a reader, each in a line of Markdown. */
export function extensionNotes(operation: LocatedOperation): readonly string[] {
  return [
    ...(operation["x-experimental"]
      ? ["**Experimental:** known from the vendor's SDK alone."]
      : []),
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
      : [`**In TypeScript** the path parameter \`${name}\` is called \`${argument}\`.`],
  );
}

function paginationNotes(operation: LocatedOperation): readonly string[] {
  if (operation["x-pagination"] === undefined) return [];
  const call = `client.${operation.operationId}`;
  return [
    `**In pages:** \`${call}.items(input)\` goes through the items of all pages, \`${call}.pages(input)\` through the pages.`,
  ];
}

function waiterNote([name, waiter]: readonly [string, Waiter]): string {
  const { minDelaySeconds, maxDelaySeconds, maxWaitSeconds } = waiter;
  const description = waiter.description.trim().replaceAll(/\s+/g, " ");
  return `**To wait:** \`client.${name}(input)\`. ${description} Asks every ${minDelaySeconds} to ${maxDelaySeconds} seconds, for ${maxWaitSeconds} seconds at most.`;
}

function idempotencyNotes({ "x-idempotent": idempotent }: LocatedOperation): readonly string[] {
  if (idempotent === undefined) return [];
  return idempotent
    ? ["**Idempotent:** sending it twice leaves the same state as sending it once."]
    : ["**Not idempotent:** sending it twice can leave another state than sending it once."];
}
