import type { Change, Impact } from "./change.js";
import type { ApiChanges } from "./compare.js";

const TITLES: Readonly<Record<Impact, string>> = {
  breaking: "Breaking changes",
  feature: "Additions",
  documentation: "Documentation",
};

const placeOf = ({ file, line }: Change): string => `specs/${file}:${line}`;

const inOperation = ({ operation, text }: Change): string =>
  operation === undefined ? text : `${operation}: ${text}`;

/** Formats the changes as lines for a terminal. */
export function toText(compared: readonly ApiChanges[]): string {
  return compared
    .flatMap(({ api, changes }) => [
      `${api}`,
      ...changes.map(
        (change) => `  ${change.impact.padEnd(13)} ${placeOf(change)}  ${inOperation(change)}`,
      ),
    ])
    .join("\n");
}

/** Formats the changes as Markdown for a job summary or a changelog. */
export function toMarkdown(compared: readonly ApiChanges[]): string {
  return compared
    .map(({ api, changes }) => {
      const sections = (Object.keys(TITLES) as Impact[]).flatMap((impact) => {
        const lines = changes
          .filter((change) => change.impact === impact)
          .map((change) => `${inOperation(change)} (\`${placeOf(change)}\`)`);
        const unique = [...new Set(lines)].map((line) => `- ${line}`);
        return lines.length === 0 ? [] : [`#### ${TITLES[impact]}\n\n${unique.join("\n")}`];
      });
      return `### \`@hcnet/${api}\`\n\n${sections.join("\n\n")}\n`;
    })
    .join("\n");
}

/** Formats the changes as annotations of GitHub Actions, on the line of the spec. */
export function toAnnotations(compared: readonly ApiChanges[]): string {
  return compared
    .flatMap(({ changes }) => changes)
    .filter(({ impact }) => impact !== "documentation")
    .map((change) => {
      const level = change.impact === "breaking" ? "warning" : "notice";
      const title = change.impact === "breaking" ? "Breaking change" : "Addition";
      return `::${level} file=specs/${change.file},line=${change.line},title=${title}::${inOperation(change)}`;
    })
    .join("\n");
}
