import { parseArgs } from "node:util";
import { createMockCloud } from "@hcnet/mock";
import { createSession, type Session } from "@hcnet/runtime";
import { defaultChain } from "@hcnet/runtime/node";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { createMcpServer } from "./server.js";

const HELP = `Usage: hcnet-mcp [options]

Serves the operations of five Huawei Cloud networking APIs as MCP tools over stdio.

  --allow PATTERN  permit the writes whose operation ids match, such as 'update*'; repeatable
  --mock           call a mock cloud in this process instead of Huawei Cloud
  -h, --help       print this text
`;

const MOCK_PROJECT = { region: "cn-north-4", projectId: "26ae5181a416420998eb2093aaed84d9" };

function openSession(mock: boolean): Session {
  if (!mock) return createSession({ credentials: defaultChain() });
  const { credentials, fetch } = createMockCloud();
  return createSession({ ...MOCK_PROJECT, credentials, fetch });
}

/** Starts the command and returns its exit code; 2 for a wrong command line. */
export function run(args: readonly string[]): number {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        allow: { type: "string", multiple: true, default: [] },
        mock: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) {
      process.stdout.write(HELP);
      return 0;
    }
    const session = openSession(values.mock);
    const server = createMcpServer({ session, allow: values.allow });
    serveStdio(() => server);
    return 0;
  } catch (error) {
    process.stderr.write(`hcnet-mcp: ${(error as Error).message}\n`);
    return 2;
  }
}
