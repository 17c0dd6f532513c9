import { parseArgs } from "node:util";

/** The command line was wrong. */
export class UsageError extends Error {}

export const HELP = `Usage: hcnet-mcp [options]

Serves the operations of Huawei Cloud networking APIs as MCP tools over stdio. Read-only unless
--allow permits a write, and each write must be confirmed.

  --allow PATTERN      permit writes, such as publicips:update*; repeatable
  --tools PATTERN      list only these tools, such as publicips or publicips:list*; repeatable
  --list-tools         print the tools with their cost in tokens, and exit
  --http ADDRESS       serve Streamable HTTP at a port or loopback address instead of stdio
  --audit-log FILE     append a JSON object to FILE for each call of a tool
  --region REGION      region, such as cn-north-4; from the credentials by default
  --project-id ID      project; that of the region by default
  --endpoint URL       call this endpoint instead of the region's
  --profile NAME       take the credentials from this profile
  --mock               call a mock cloud in this process instead of Huawei Cloud
  --version            print the version
  -h, --help           print this text
`;

const text = { type: "string" } as const;
const texts = { type: "string", multiple: true } as const;
const flag = { type: "boolean", default: false } as const;

const UNEXPECTED_ARGUMENT = "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL";

/** Parses the command line; throws UsageError. */
export function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        allow: { ...texts, default: [] },
        tools: texts,
        "list-tools": flag,
        http: text,
        "audit-log": text,
        region: text,
        "project-id": text,
        endpoint: text,
        profile: text,
        mock: flag,
        version: flag,
        help: { ...flag, short: "h" },
      },
    }).values;
  } catch (error) {
    // The message of the parser quotes an argument, which may be a secret.
    const isArgument = (error as NodeJS.ErrnoException).code === UNEXPECTED_ARGUMENT;
    throw new UsageError(
      isArgument ? "arguments: expected options, got an argument" : (error as Error).message,
    );
  }
}
