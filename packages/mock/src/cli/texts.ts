import type { Behavior } from "../behaviors/behavior.js";
import type { Durations } from "../transitions/index.js";

/** Lists the behaviors that can be switched, with their choices; the default is the first. */
export function behaviorsText(behaviors: readonly Behavior[]): string {
  const texts = behaviors.flatMap(({ id, text, choices }) => {
    if (choices === undefined) return [];
    const lines = Object.entries(choices).map(
      ([name, meaning], index) =>
        `  --behavior ${id}=${name}${index === 0 ? " (default)" : ""}: ${meaning}`,
    );
    return [`${id}\n  ${text}\n${lines.join("\n")}\n`];
  });
  return texts.join("\n");
}

/** Which states last, such as `publicips.create 2 s`. */
export function durationsText(durations: Durations): string {
  const lasting = Object.entries(durations).filter(([, ms]) => ms > 0);
  if (lasting.length === 0) return "every change of state is over by the next call";
  return lasting.map(([name, ms]) => `${name} ${ms / 1000} s`).join(", ");
}

/** Hints for a person at a terminal, below the line that programs read. */
export function hintsText(hints: {
  readonly url: string;
  readonly token: string;
  readonly hasAdmin: boolean;
  readonly transitions: string;
  readonly durations: Durations;
}): string {
  const { url, token, hasAdmin, transitions, durations } = hints;
  const client = `createClient({ endpoint: "${url}", projectId: "…", credentials: { token: "${token}" } })`;
  return `
  client       ${client}
  admin page   ${hasAdmin ? `${url}/__admin/` : "not served; see --admin-host"}
  states take  ${durationsText(durations)} (--transitions ${transitions}; timed, slow or instant)
`;
}
