import type { ApiChanges } from "../contract/compare.js";
import { toMarkdown } from "../contract/report.js";
import type { Delta } from "./measure.js";

/** What a reviewer sees of a pull request. */
export interface Review {
  readonly changes: readonly ApiChanges[];
  readonly scores: readonly Delta[];
  readonly sizes: readonly Delta[];
  readonly times: readonly Delta[];
  /** Link to the docs as built from the pull request; undefined where there is none. */
  readonly docsUrl: string | undefined;
}

function change({ before, after }: Delta): string {
  if (before === undefined) return "new";
  const share = before === 0 ? 0 : (100 * (after - before)) / before;
  const text = share.toFixed(1);
  // Without a sign: names of chunks are hashes, so that equal programs differ by a byte or two.
  if (Number(text) === 0) return "0.0 %";
  return `${share > 0 ? "+" : ""}${text} %`;
}

function table(unit: string, digits: number, deltas: readonly Delta[]): string {
  const rows = deltas.map((delta) => {
    const { name, before, after } = delta;
    return `| ${name} | ${before?.toFixed(digits) ?? ""} | ${after.toFixed(digits)} | ${change(delta)} |`;
  });
  return `| ${unit} | before | after | change |\n| --- | ---: | ---: | ---: |\n${rows.join("\n")}`;
}

/** Formats the view of a reviewer as the Markdown of a job summary. */
export function toSummary({ changes, scores, sizes, times, docsUrl }: Review): string {
  const docs =
    docsUrl === undefined
      ? ""
      : `[Docs of this pull request](${docsUrl}) (an archive to unpack)\n\n`;
  const api = changes.length === 0 ? "None.\n" : toMarkdown(changes);
  const scored = scores.length === 0 ? "Unchanged." : table("API", 1, scores);
  return `# Review

${docs}Problems that lint finds are annotations on their lines.

## API changes

${api}
## Score of the documents

${scored}

## Size for browsers

${table("bytes after gzip", 0, sizes)}

## Speed

${table("microseconds", 1, times)}

Measured on the machine of this job, by turns; differences below 10 % are noise.
`;
}
