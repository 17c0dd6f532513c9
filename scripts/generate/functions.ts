import { listOperations, type OpenApiDocument, type Operation } from "../lib/openapi.js";
import { generatedHeader } from "./header.js";

/** `functions.gen.ts`: each operation and waiter as a function of its own, for small bundles. */
export function generateFunctions(api: string, document: OpenApiDocument): string {
  const functions = listOperations(document).flatMap(({ operation }) => functionsOf(operation));
  const makers = ["standaloneList", "standaloneOperation", "standaloneWaiter"].filter((maker) =>
    functions.some((text) => text.includes(`${maker}<`)),
  );
  return `${generatedHeader(api)}import { ${makers.join(", ")} } from "@hcnet/runtime";
import * as descriptors from "./operations.gen.js";
import type { operations as Operations } from "./schema.gen.js";

${functions.join("\n")}`;
}

function functionsOf(operation: Operation): string[] {
  const { operationId } = operation;
  const descriptor = `descriptors.${operationId}Descriptor`;
  const types = `Operations["${operationId}"], typeof ${descriptor}`;
  const maker = operation["x-pagination"] === undefined ? "standaloneOperation" : "standaloneList";
  const call = `/** {@link Operations.${operationId}} as a function that takes the session first. */
export const ${operationId} = /* @__PURE__ */ ${maker}<${types}>(descriptors.service, ${descriptor});
`;
  const waiters = Object.keys(operation["x-waiters"] ?? {}).map(
    (name) => `/** Waits with \`${operationId}\`; takes the session first. */
export const ${name} = /* @__PURE__ */ standaloneWaiter<${types}>(descriptors.service, ${descriptor}, "${name}");
`,
  );
  return [call, ...waiters];
}
