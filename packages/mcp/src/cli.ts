import {
  createRedact,
  openMockSession,
  openSession,
  secretsOfEnvironment,
} from "@hcnet/operations";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { HELP, parseOptions, UsageError } from "./options.js";
import { createServerFactory, listTools, readVersion } from "./server.js";
import { tokenCosts } from "./token-cost.js";

async function listen(factory: ReturnType<typeof createServerFactory>, address: string) {
  // Most hosts use stdio.
  const { parseAddress, serveHttp } = await import("./http.js");
  const server = await serveHttp(factory, parseAddress(address));
  process.stderr.write(`hcnet-mcp: listening on ${server.url}\n`);
  return server;
}

/** Starts the command and returns its exit code: 1 for a failed start, 2 for a wrong command line. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(args);
    if (options.help) {
      process.stdout.write(HELP);
      return 0;
    }
    if (options.version) {
      process.stdout.write(`${readVersion()}\n`);
      return 0;
    }
    const { allow, tools, http, "audit-log": auditLog } = options;
    if (options["list-tools"]) {
      process.stdout.write(tokenCosts(listTools({ allow, tools })));
      return 0;
    }
    const { region, endpoint, profile, mock, "project-id": projectId } = options;
    const connection = { region, endpoint, profile, projectId };
    const { session, mock: cloud } = mock
      ? await openMockSession(connection)
      : { session: await openSession(connection), mock: undefined };
    const factory = createServerFactory({ session, allow, tools, auditLog, mock: cloud });
    const { close } = http === undefined ? serveStdio(factory) : await listen(factory, http);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
    return 0;
  } catch (error) {
    const redact = createRedact(secretsOfEnvironment(process.env));
    process.stderr.write(`hcnet-mcp: ${redact((error as Error).message)}\n`);
    if (!(error instanceof UsageError)) return 1;
    process.stderr.write("Try hcnet-mcp --help\n");
    return 2;
  }
}
