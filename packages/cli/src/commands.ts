import {
  API_NAMES,
  type ApiName,
  type CatalogOperation,
  loadOperations,
  type Operation,
} from "@hcnet/operations";
import { UsageError } from "./surroundings.js";

const kebab = (id: string): string =>
  id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^-/, "");

/**
 * Names the command of an operation: its id without the resource that the API is named after, such as
 * `update` for `updatePublicip` and `update-name` for `updateEndpointServiceName`.
 */
function shortName(api: string, id: string): string {
  const words = api.replace(/s$/, "").split("-");
  const pascal = (from: number): string =>
    words
      .slice(from)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join("");
  // The ids of some APIs omit the first word.
  const noun = [pascal(0), ...(words.length > 1 ? [pascal(1)] : [])].find((each) =>
    new RegExp(`${each}(?:s|$|[A-Z])`).test(id),
  );
  return kebab(noun === undefined ? id : id.replace(new RegExp(`${noun}s?`), ""));
}

/** The commands of an API, by name. */
export function commandsOf(api: ApiName): ReadonlyMap<string, Operation> {
  const operations = [...loadOperations([api]).values()];
  const names = operations.map(({ id }) => shortName(api, id));
  return new Map(
    operations.map((operation, index): [string, Operation] => {
      const name = names[index] ?? "";
      const isUnique = names.indexOf(name) === names.lastIndexOf(name);
      return [isUnique ? name : kebab(operation.id), operation];
    }),
  );
}

/**
 * Finds an API.
 *
 * @throws UsageError listing the APIs.
 */
export function findApi(name: string): ApiName {
  const found = API_NAMES.find((each) => each === name);
  if (found !== undefined) return found;
  throw new UsageError(`api: expected one of ${API_NAMES.join(", ")}, got ${JSON.stringify(name)}`);
}

/**
 * Finds a command by its name or by the id of its operation.
 *
 * @throws UsageError listing the commands.
 */
export function findCommand(api: ApiName, name: string): readonly [string, Operation] {
  const commands = commandsOf(api);
  const found = [...commands].find(([each, { id }]) => each === name || id === name);
  if (found !== undefined) return found;
  const names = [...commands.keys()].join(", ");
  throw new UsageError(`command: expected one of ${names}, got ${JSON.stringify(name)}`);
}

/** The names of the positional arguments of a command. */
export const positionals = ({ parameters }: CatalogOperation): readonly string[] =>
  parameters.filter((each) => each.in === "path").map(({ name }) => name);
