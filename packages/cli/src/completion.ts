import { API_NAMES } from "@hcnet/operations";
import { commandsOf, findApi, findCommand } from "./commands.js";
import { flagsOf } from "./flags.js";
import { OPTIONS } from "./options.js";
import { UsageError } from "./surroundings.js";
import { waitersOf } from "./wait.js";

const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_hcnet() {
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  mapfile -t COMPREPLY < <(compgen -W "$(hcnet complete "\${words[@]}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}")
}
complete -F _hcnet hcnet
`,
  zsh: `#compdef hcnet
_hcnet() {
  local -a candidates
  candidates=(\${(f)"$(hcnet complete "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  compadd -- $candidates
}
compdef _hcnet hcnet
`,
  fish: `function __hcnet_complete
  set -l words (commandline -opc) (commandline -ct)
  hcnet complete $words[2..-1] 2>/dev/null
end
complete -c hcnet -f -a '(__hcnet_complete)'
`,
};

/** Returns the completion script of a shell; throws UsageError for another one. */
export function completionScript(shell: string | undefined): string {
  const script = Object.hasOwn(SCRIPTS, shell ?? "") ? SCRIPTS[shell ?? ""] : undefined;
  if (script !== undefined) return script;
  throw new UsageError(
    `completion: expected bash, zsh or fish, got ${JSON.stringify(shell ?? "")}`,
  );
}

/** Lists what may follow: the last word is being typed. */
export function candidates(words: readonly string[]): readonly string[] {
  const typed = words.at(-1) ?? "";
  const [api, command] = words.slice(0, -1);
  return all(api, command).filter((each) => each.startsWith(typed));
}

function all(api: string | undefined, command: string | undefined): readonly string[] {
  if (api === undefined) return [...API_NAMES, "completion"];
  if (api === "completion") return Object.keys(SCRIPTS);
  if (command === undefined) return [...commandsOf(findApi(api)).keys()];
  const [, operation] = findCommand(findApi(api), command);
  const options = Object.keys(OPTIONS).filter(
    (name) =>
      (name !== "wait" || waitersOf(operation).length > 0) &&
      (name !== "all" || operation.descriptor.pagination !== undefined),
  );
  const names = [...flagsOf(operation).map(({ name }) => name), ...options];
  return names.map((name) => `--${name}`);
}
