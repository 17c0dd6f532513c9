import { API_NAMES, type ApiName, loadApi, type Operation } from "@hcnet/operations";
import { commandsOf, positionals } from "./commands.js";
import { flagsOf } from "./flags.js";
import { OPTIONS } from "./options.js";
import { EXIT, EXIT_MEANINGS } from "./surroundings.js";
import { waitersOf } from "./wait.js";

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`.trimEnd()).join("\n");
};
const firstLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The help of the command without an API. */
export function generalHelp(): string {
  const apis = API_NAMES.map((name): [string, string] => [name, loadApi(name).title]);
  const options = Object.entries(OPTIONS).map(([name, { help }]): [string, string] => [
    `--${name} ${help[0]}`.trimEnd(),
    help[1],
  ]);
  const exitCodes = Object.entries(EXIT).map(([name, code]): [string, string] => [
    String(code),
    EXIT_MEANINGS[name as keyof typeof EXIT],
  ]);
  return `Usage: hcnet API COMMAND [ARGUMENTS] [OPTIONS]

APIs:
${columns([...apis, ["completion", "print the completion script for bash, zsh or fish"]])}

Options of every command:
${columns(options)}

Exit codes:
${columns(exitCodes)}

hcnet API --help lists the commands of an API, hcnet API COMMAND --help the flags of a command.
hcnet --version prints the version.
`;
}

/** The help of an API. */
export function apiHelp(api: ApiName): string {
  const rows = [...commandsOf(api)].map(([name, operation]): [string, string] => [
    [name, ...positionals(operation).map((each) => each.toUpperCase())].join(" "),
    operation.title,
  ]);
  return `Usage: hcnet ${api} COMMAND [ARGUMENTS] [OPTIONS]\n\n${loadApi(api).title}\n\nCommands:\n${columns(rows)}\n`;
}

/** The help of a command, with an example for each documented request body. */
export function commandHelp(name: string, operation: Operation): string {
  const usage = ["hcnet", operation.api.name, name];
  const args = positionals(operation).map((each) => each.toUpperCase());
  const rows = flagsOf(operation).map(
    ({ name: flag, type, isArray, required, description }): [string, string] => [
      `--${flag} ${type.toUpperCase()}${isArray ? "..." : ""}`,
      `${firstLine(description)}${required ? " (required)" : ""}`,
    ],
  );
  const flags = rows.length === 0 ? "" : `\nFlags:\n${columns(rows)}\n`;
  const examples = operation.examples.map(
    ({ summary, body }) =>
      `  # ${summary}\n  ${[...usage, ...args].join(" ")} --body '${JSON.stringify(body)}'`,
  );
  const shown = examples.length === 0 ? "" : `\nExamples:\n${examples.join("\n")}\n`;
  return `Usage: ${[...usage, ...args, "[OPTIONS]"].join(" ")}\n\n${operation.title}\n\n${operation.description}\n${flags}${waitHelp(operation)}${shown}\nhcnet --help lists the options of every command.\n`;
}

/** The help of `--wait`, for a write. */
function waitHelp(operation: Operation): string {
  if (operation.descriptor.method === "GET") return "";
  const waiters = waitersOf(operation);
  if (waiters.length === 0) return "\nThere is no state to wait for with --wait.\n";
  const rows = waiters.map(({ name, description }): [string, string] => [
    name,
    firstLine(description),
  ]);
  return `\nStates to wait for with --wait:\n${columns(rows)}\n`;
}
