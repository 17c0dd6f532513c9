import { functionsOf, importsOf, listInterface, STANDALONE } from "./client-types.js";
import { tsDoc } from "./describe.js";
import { generatedHeader } from "./header.js";
import type { OperationTypes } from "./operation-types.js";

const RUNTIME_TYPES = ["CallOptions", "OperationCall", "Session", "WaitOptions", "WithOperationId"];

/** `functions.gen.ts`: each operation and waiter as a function of its own, for small bundles. */
export function generateFunctions(
  api: string,
  clientTypes: readonly string[],
  modelNames: readonly string[],
  operations: readonly OperationTypes[],
): string {
  const constants = operations.flatMap((types) => constantsOf(api, types));
  const lists = operations
    .filter(({ operation }) => operation["x-pagination"] !== undefined)
    .map((types) => listInterface(api, types, STANDALONE));
  const body = [...constants, ...lists].join("\n");
  const makers = ["standaloneList", "standaloneOperation", "standaloneWaiter"].filter((maker) =>
    body.includes(`${maker}(`),
  );
  return `${generatedHeader(api)}import { ${makers.join(", ")} } from "@hcnet/runtime";
${importsOf(body, RUNTIME_TYPES, "@hcnet/runtime")}${importsOf(body, clientTypes, "./client.gen.js")}${importsOf(body, modelNames, "./models.gen.js")}import * as descriptors from "./operations.gen.js";

${body}`;
}

function constantsOf(api: string, types: OperationTypes): string[] {
  const descriptor = `descriptors.${types.id}Descriptor`;
  return functionsOf(api, types, STANDALONE).map(({ name, comment, list, parameters, result }) => {
    const isWaiter = name !== types.id;
    const single = isWaiter ? "standaloneWaiter" : "standaloneOperation";
    const maker = list === undefined ? single : "standaloneList";
    const signature = `(${parameters}) => ${result}`;
    const type = list ?? (isWaiter ? signature : `(${signature}) & WithOperationId<"${name}">`);
    const waiter = isWaiter ? `, "${name}"` : "";
    return `${tsDoc(comment)}export const ${name}: ${type} = /* @__PURE__ */ ${maker}(descriptors.service, ${descriptor}${waiter});
`;
  });
}
