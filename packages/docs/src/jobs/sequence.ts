import { Html, html } from "../html.js";
import { callOf, conditionsOf, type Step, type Workflow } from "./workflow.js";

/** Measures of a drawing, in pixels and characters. */
interface Layout {
  readonly className: string;
  readonly width: (apis: number) => number;
  /** Half the width of the boxes at the top. */
  readonly half: number;
  /** Longest line of a box, and of a note below an arrow. */
  readonly titleLine: number;
  readonly noteLine: number;
  /** Height of a step with a note of one line. */
  readonly row: number;
}

const WIDE: Layout = {
  className: "sequence on-wide",
  width: (apis) => (apis > 1 ? 640 : 480),
  half: 78,
  titleLine: 20,
  noteLine: 58,
  row: 64,
};
const NARROW: Layout = {
  className: "sequence on-narrow",
  width: () => 300,
  half: 48,
  titleLine: 12,
  noteLine: 36,
  row: 68,
};
const LINE = 15;
const TITLES_TOP = 6;

interface Column {
  readonly lines: readonly string[];
  readonly x: number;
}

/** The calls of a workflow as a sequence diagram: one drawing for wide screens, one for narrow ones. */
export const sequenceDiagram = (
  workflow: Workflow,
  titles: ReadonlyMap<string, string>,
): readonly Html[] => [WIDE, NARROW].map((layout) => draw(workflow, titles, layout));

function draw(workflow: Workflow, titles: ReadonlyMap<string, string>, layout: Layout): Html {
  const { steps } = workflow.workflow;
  const names = [...new Set(steps.map((step) => callOf(workflow, step).api))];
  const width = layout.width(names.length);
  const distance = (width - 2 * layout.half - 4) / names.length;
  const columns = new Map<string, Column>(
    ["", ...names].map((name, index) => [
      name,
      {
        lines: wrap(name === "" ? "Your program" : (titles.get(name) ?? name), layout.titleLine),
        x: 2 + layout.half + index * distance,
      },
    ]),
  );
  const top = Math.max(...Array.from(columns.values(), ({ lines }) => lines.length)) * LINE + 22;
  const messages = placeMessages(workflow, layout, top + 22);
  const height = (messages.at(-1)?.end ?? top) + 4;
  return html`<svg class="${layout.className}" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-label="Sequence of calls: ${workflow.info.title}">
${[...columns.values()].map((column) => lifeline(column, layout, top, height))}
${messages.map((message) => drawMessage(workflow, message, columns))}
</svg>`;
}

function lifeline({ lines, x }: Column, { half }: Layout, top: number, height: number): Html {
  const boxHeight = top - TITLES_TOP - 4;
  const first = TITLES_TOP + (boxHeight - lines.length * LINE) / 2 + 12;
  return html`<g><line class="life" x1="${String(x)}" y1="${String(top - 4)}" x2="${String(x)}" y2="${String(height - 4)}"/><rect class="actor" x="${String(x - half)}" y="${String(TITLES_TOP)}" width="${String(half * 2)}" height="${String(boxHeight)}" rx="6"/>${textLines(lines, { x, y: first, className: "title" })}</g>
`;
}

const polls = ({ onFailure = [] }: Step): boolean => onFailure.some(({ type }) => type === "retry");

/** A step with its place in the drawing. */
interface Message {
  readonly step: Step;
  /** The text below the arrow, in lines. */
  readonly note: readonly string[];
  readonly y: number;
  readonly end: number;
}

function placeMessages(workflow: Workflow, layout: Layout, top: number): readonly Message[] {
  const messages: Message[] = [];
  let y = top;
  for (const step of workflow.workflow.steps) {
    const [condition = statusOf(step)] = conditionsOf(step);
    const note = wrap(polls(step) ? `until ${condition}` : condition, layout.noteLine);
    const end = y + layout.row + (note.length - 1) * LINE - 26;
    messages.push({ step, note, y, end });
    y = end + 26;
  }
  return messages;
}

function drawMessage(
  workflow: Workflow,
  { step, note, y }: Message,
  columns: ReadonlyMap<string, Column>,
): Html {
  const { api, operationId } = callOf(workflow, step);
  const from = columns.get("")?.x ?? 0;
  const to = columns.get(api)?.x ?? 0;
  const back = y + 9 + note.length * LINE;
  return html`<g><path class="arrow" d="M${String(from)} ${String(y)}H${String(to)}m-7 -4l7 4l-7 4"/><path class="reply" d="M${String(to)} ${String(back)}H${String(from)}"/><path class="arrow" d="M${String(from + 7)} ${String(back - 4)}l-7 4l7 4"/><text class="call" x="${String(from + 12)}" y="${String(y - 7)}">${operationId}${polls(step) ? new Html(' <tspan class="loop">(polls)</tspan>') : ""}</text>${textLines(note, { x: from + 12, y: y + 17, className: "note" })}</g>
`;
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly className: string;
}

const textLines = (lines: readonly string[], { x, y, className }: TextPlace): readonly Html[] =>
  lines.map(
    (line, index) =>
      html`<text class="${className}" x="${String(x)}" y="${String(y + index * LINE)}">${line}</text>`,
  );

/** The text in lines of at most so many characters, where its words allow it. */
function wrap(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  // Long names break after a dot.
  for (const word of text.split(/(?<= )|(?<=\w{12}\.)/)) {
    const last = lines.at(-1);
    if (last !== undefined && (last + word).trimEnd().length <= length) {
      lines[lines.length - 1] = last + word;
    } else lines.push(word);
  }
  return lines.map((line) => line.trimEnd());
}

/** The status that a step expects. */
const statusOf = ({ successCriteria = [] }: Step): string =>
  successCriteria.flatMap(
    ({ condition }) => /\$statusCode == (\d+)/.exec(condition)?.[1] ?? [],
  )[0] ?? "";
