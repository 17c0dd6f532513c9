import {
  type ApiName,
  dryRunOf,
  errorText,
  isDestructive,
  type Operation,
  openMockApiSession,
  openSession,
  SessionCalls,
} from "@hcnet/operations";
import { HcnetError } from "@hcnet/runtime";
import type { Options } from "./options.js";
import { print, printError } from "./output.js";
import type { Parsed } from "./parse.js";
import { EXIT, type Surroundings, UsageError } from "./surroundings.js";
import { checkWait, prepareWait, type Wait } from "./wait.js";

/** Calls an operation and prints its response; returns the exit code. */
export async function execute(
  surroundings: Surroundings,
  operation: Operation,
  { options, input }: Parsed,
): Promise<number> {
  const { stdout, stderr } = surroundings;
  checkOptions(operation, options);
  try {
    const calls = new SessionCalls(surroundings.session ?? (await sessionOf(operation, options)));
    if (options["dry-run"] === true)
      return await dryRun(calls, operation, { options, input }, stdout);
    if (options.all === true) {
      await printAll(calls, operation, { options, input }, surroundings);
      return EXIT.ok;
    }
    if (isDestructive(operation, input.body) && options.yes !== true) {
      const isConfirmed = await confirm(calls, operation, { options, input }, surroundings);
      if (!isConfirmed) return EXIT.notConfirmed;
    }
    const wait = options.wait === true ? await prepareWait(calls, operation, input) : undefined;
    const { data } = await calls.call(operation, input);
    return await finish({ data, wait }, operation, options, surroundings);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    printError(stderr, errorText(error, operation.api));
    return EXIT.failed;
  }
}

function checkOptions(operation: Operation, { all, wait }: Options): void {
  if (wait === true) checkWait(operation);
  if (all === true && operation.descriptor.pagination === undefined) {
    throw new UsageError(`--all: expected a list in pages, got ${operation.id}`);
  }
}

/** Waits if asked to, and prints the resource then or, if the wait fails, the response. */
async function finish(
  { data, wait }: { readonly data: unknown; readonly wait: Wait | undefined },
  { api }: Operation,
  options: Options,
  { stdout, stderr }: Surroundings,
): Promise<number> {
  try {
    print(stdout, options, wait ? await wait(data, (text) => stderr.write(text)) : data);
    return EXIT.ok;
  } catch (error) {
    if (wait === undefined || !(error instanceof HcnetError)) throw error;
    // It has the id of what the call has created.
    print(stdout, options, data);
    printError(stderr, errorText(error, api));
    return EXIT.waitFailed;
  }
}

function sessionOf({ api }: Operation, options: Options) {
  const { region, endpoint, profile, mock, "project-id": projectId } = options;
  const connection = { region, endpoint, profile, projectId };
  return mock === true
    ? openMockApiSession(api.name as ApiName, connection)
    : openSession(connection);
}

async function dryRun(
  calls: SessionCalls,
  operation: Operation,
  { options, input }: Parsed,
  stdout: Surroundings["stdout"],
): Promise<number> {
  const preview = await calls.preview(operation, input);
  const checked = dryRunOf(operation, input);
  if (checked !== undefined) await calls.call(operation, checked);
  print(stdout, { ...options, output: options.output ?? "json" }, preview);
  return EXIT.ok;
}

async function printAll(
  calls: SessionCalls,
  operation: Operation,
  { options, input }: Parsed,
  { stdout, stderr }: Surroundings,
): Promise<void> {
  const items: unknown[] = [];
  for await (const item of calls.items(operation, input)) {
    // Lines are printed one by one, so that a pipe can begin with the first.
    if (options.output === "jsonl") print(stdout, options, [item]);
    else items.push(item);
    if (stderr.isTerminal && items.length % 100 === 0) stderr.write(`\r${items.length} items`);
  }
  if (options.output !== "jsonl") print(stdout, options, items);
}

async function confirm(
  calls: SessionCalls,
  operation: Operation,
  { input }: Parsed,
  { ask, stderr }: Surroundings,
): Promise<boolean> {
  const { method, url } = await calls.preview(operation, input);
  if (ask === undefined) {
    printError(stderr, `${operation.title}: not confirmed. Pass --yes to send ${method} ${url}`);
    return false;
  }
  return ask(`${operation.title}: ${method} ${url}\nContinue? [y/N] `);
}
