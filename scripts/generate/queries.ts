import { clientTypeNames, importsOf, isInputOptional } from "./client-types.js";
import { tsDoc } from "./describe.js";
import { generatedHeader } from "./header.js";
import { clientName, linkTo } from "./operation-comments.js";
import type { OperationTypes } from "./operation-types.js";

const RUNTIME_TYPES = ["InfiniteQuery", "Mutation", "Query", "WaiterQuery", "WaiterQueryOptions"];
const MAKERS = ["operationInfiniteQuery", "operationMutation", "operationQuery", "waiterQuery"];

interface Factory {
  readonly name: string;
  readonly comment: string;
  readonly type: string;
  readonly maker: string;
  /** Name of the waiter, for one that polls. */
  readonly waiter?: string;
}

function factoriesOf(api: string, types: OperationTypes): readonly Factory[] {
  const { id, prefix, method, operation } = types;
  const link = `{@link ${clientName(api)}.${id}}`;
  if (method !== "get") {
    const comment = `Returns options of \`useMutation\` for ${link}; the variables are its input.`;
    const type = `(session: Session) => Mutation<"${id}", ${prefix}Input, ${prefix}Output>`;
    return [{ name: `${id}Mutation`, comment, type, maker: "operationMutation" }];
  }
  const inputs = `session: Session, input${isInputOptional(types) ? "?" : ""}: ${prefix}Input`;
  const generics = `"${id}", ${prefix}Input, ${prefix}Output`;
  const query: Factory = {
    name: `${id}Options`,
    comment: `Returns options of \`useQuery\` and \`queryClient.fetchQuery\` for ${link}.`,
    type: `(${inputs}) => Query<${generics}>`,
    maker: "operationQuery",
  };
  const infinite: Factory = {
    name: `${id}InfiniteOptions`,
    comment: `Returns options of \`useInfiniteQuery\` for the pages of ${link}.`,
    type: `(${inputs}) => InfiniteQuery<${generics}>`,
    maker: "operationInfiniteQuery",
  };
  const waiters = Object.entries(operation["x-waiters"] ?? {}).map(
    ([waiter, { description }]): Factory => ({
      name: `${waiter}Options`,
      comment: `Returns options of \`useQuery\` that poll ${link}. ${description}`,
      type: `(${inputs}, options?: WaiterQueryOptions) => WaiterQuery<"${id}", "${waiter}", ${prefix}Input, ${prefix}Output>`,
      maker: "waiterQuery",
      waiter,
    }),
  );
  return [query, ...(operation["x-pagination"] === undefined ? [] : [infinite]), ...waiters];
}

/** `query.gen.ts`: options for TanStack Query, version 5. */
export function generateQueries(api: string, operations: readonly OperationTypes[]): string {
  const constants = operations.flatMap((types) =>
    factoriesOf(api, types).map(({ name, comment, type, maker, waiter }) => {
      const argument = waiter === undefined ? "" : `, "${waiter}"`;
      return `${tsDoc(`${comment}\n\n${linkTo(api)}`)}export const ${name}: ${type} = /* @__PURE__ */ ${maker}(descriptors.service, descriptors.${types.id}Descriptor${argument});
`;
    }),
  );
  const body = constants.join("\n");
  const makers = MAKERS.filter((maker) => body.includes(`${maker}(`));
  return `${generatedHeader(api)}import type { Session } from "@hcnet/runtime";
import { ${makers.join(", ")} } from "@hcnet/runtime/query";
${importsOf(body, RUNTIME_TYPES, "@hcnet/runtime/query")}${importsOf(body, clientTypeNames(api, operations), "./client.gen.js")}import * as descriptors from "./operations.gen.js";

${body}`;
}
