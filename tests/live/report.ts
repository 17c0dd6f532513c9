import type { CallRecord } from "../../packages/mock/src/journal/call.js";
import type { Difference } from "../../packages/mock/src/upstream/differences.js";

interface Findings {
  readonly differences: readonly Difference[];
  readonly calls: readonly CallRecord[];
  readonly failed: readonly string[];
}

function section(
  title: string,
  differences: readonly Difference[],
  calls: readonly CallRecord[],
): string {
  const [first] = differences;
  const call = calls.find(
    ({ operationId, status }) => operationId === first?.operationId && status === first?.status,
  );
  const texts = [...new Set(differences.map(({ in: where, text }) => `- ${where}: ${text}`))];
  const seen = call === undefined ? "" : `\n\nSeen at ${call.time}, request ID ${call.requestId}.`;
  return `## ${title}\n\nThe cloud differs from the spec:\n\n${texts.join("\n")}${seen}\n`;
}

/** Formats what was found as Markdown, a section for each operation and status. */
export function toReport({ differences, calls, failed }: Findings): string {
  const titles = [
    ...new Set(differences.map((each) => `${each.operationId}, status ${each.status}`)),
  ];
  const sections = titles.map((title) => {
    const own = differences.filter(
      (each) => `${each.operationId}, status ${each.status}` === title,
    );
    return section(title, own, calls);
  });
  const count = differences.length + failed.length;
  const summary =
    count === 0
      ? `No difference in ${calls.length} calls.`
      : `${count} differences in ${calls.length} calls. Each section can be filed as an issue.`;
  const failures = failed.map((text) => `- ${text}`).join("\n");
  const rest = failed.length === 0 ? [] : [`## Calls that failed\n\n${failures}\n`];
  return [
    "# Differences between the cloud and the specs",
    `${summary}\n`,
    ...sections,
    ...rest,
  ].join("\n\n");
}
