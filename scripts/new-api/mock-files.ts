import type { Names } from "./names.js";

const index = ({ api, title, module, operationId }: Names): string =>
  `import document from "@hcnet/${api}/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/${api}/types";
import { validators } from "@hcnet/${api}/validators";
import type { ApiModule } from "../../api-module.js";
import type { Handlers } from "../../operation.js";
import { ${module}Behaviors } from "./behaviors.js";
import { ${operationId} } from "./${operationId}.js";

/** ${title}. */
export const ${module}: ApiModule = {
  name: "${api}",
  document,
  validators,
  handlers: { ${operationId} } satisfies Handlers<operations>,
  behaviors: ${module}Behaviors,
  transitions: {},
  finish: {},
  resources: [],
  recorded: {},
  readSeeds: () => ({ createState: () => ({}) }),
};
`;

const behaviors = ({ module }: Names): string =>
  `import type { BehaviorTable } from "../../behaviors/behavior.js";

/** What the service does beyond its schemas, and the mock with it. */
export const ${module}Behaviors = {} as const satisfies BehaviorTable;
`;

const handler = ({ api, operationId }: Names): string =>
  `import document from "@hcnet/${api}/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/${api}/types";
import { validators } from "@hcnet/${api}/validators";
import type { OperationHandler } from "../../operation.js";
import { documentedResponse } from "../../spec/documented.js";

/** Returns the documented example, for every project. */
export const ${operationId}: OperationHandler<operations["${operationId}"], never> = {
  errors: [],
  handle({ requestId }) {
    const { responses } = validators.${operationId};
    const documented = documentedResponse(document, "${operationId}", responses[200]);
    return { status: 200, body: { ...documented, request_id: requestId } };
  },
};
`;

/** The module of a new API in the mock. */
export function mockFiles(names: Names): Readonly<Record<string, string>> {
  const root = `packages/mock/src/apis/${names.api}`;
  return {
    [`${root}/index.ts`]: index(names),
    [`${root}/behaviors.ts`]: behaviors(names),
    [`${root}/${names.operationId}.ts`]: handler(names),
  };
}
