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
import { createProgress } from "./progress.js";
import { EXIT, type Output, type Surroundings, UsageError } from "./surroundings.js";
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
    print(stdout, options, wait ? await waitVisibly(wait, data, stderr) : data);
    return EXIT.ok;
  } catch (error) {
    if (wait === undefined || !(error instanceof HcnetError)) throw error;
    // It has the id of what the call has created.
    print(stdout, options, data);
    printError(stderr, errorText(error, api));
    return EXIT.waitFailed;
  }
}

/** Waits, and shows for how long on a terminal. */
async function waitVisibly(wait: Wait, data: unknown, stderr: Output): Promise<unknown> {
  const progress = createProgress(stderr);
  let timer: ReturnType<typeof setInterval> | undefined;
  try {
    return await wait(data, (text) => {
      let seconds = 0;
      if (!stderr.isTerminal) stderr.write(`${text} …\n`);
      progress.show(`${text} …`);
      timer = setInterval(() => {
        seconds += 1;
        progress.show(`${text} … ${seconds} s`);
      }, 1000);
    });
  } finally {
    clearInterval(timer);
    progress.end();
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
  const isLines = options.output === "jsonl";
  const items: unknown[] = [];
  let count = 0;
  const progress = createProgress(stderr);
  try {
    for await (const item of calls.items(operation, input)) {
      count += 1;
      // Lines are printed one by one, so that a pipe can begin with the first.
      if (isLines) print(stdout, options, [item]);
      else items.push(item);
      // Lines on the same terminal show the progress themselves.
      if (count % 100 === 0 && !(isLines && stdout.isTerminal)) progress.show(`${count} items`);
    }
  } finally {
    progress.end();
  }
  if (!isLines) print(stdout, options, items);
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
