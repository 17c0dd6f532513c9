import { Html, html } from "../html.js";
import { callOf, conditionsOf, type Step, type Workflow } from "./workflow.js";

const COLUMN = 300;
const MARGIN = 90;
const TOP = 56;
const ROW = 64;

interface Column {
  readonly title: string;
  readonly x: number;
}

/** The calls of a workflow as a sequence diagram. */
export function sequenceDiagram(workflow: Workflow, titles: ReadonlyMap<string, string>): Html {
  const { steps } = workflow.workflow;
  const names = [...new Set(steps.map((step) => callOf(workflow, step).api))];
  const columns = new Map<string, Column>(
    ["", ...names].map((name, index) => [
      name,
      {
        title: name === "" ? "Your program" : (titles.get(name) ?? name),
        x: MARGIN + index * COLUMN,
      },
    ]),
  );
  const width = MARGIN * 2 + names.length * COLUMN;
  const height = TOP + steps.length * ROW + 16;
  return html`<svg class="sequence" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-label="Sequence of calls: ${workflow.info.title}">
${[...columns.values()].map(({ title, x }) => lifeline(title, x, height))}
${steps.map((step, index) => message(workflow, step, columns, TOP + index * ROW + 26))}
</svg>`;
}

function lifeline(title: string, x: number, height: number): Html {
  const half = Math.max(56, title.length * 4.2);
  return html`<g><line class="life" x1="${String(x)}" y1="38" x2="${String(x)}" y2="${String(height - 4)}"/><rect class="actor" x="${String(x - half)}" y="8" width="${String(half * 2)}" height="30" rx="6"/><text x="${String(x)}" y="28" text-anchor="middle">${title}</text></g>
`;
}

function message(
  workflow: Workflow,
  step: Step,
  columns: ReadonlyMap<string, Column>,
  y: number,
): Html {
  const { api, operationId } = callOf(workflow, step);
  const from = columns.get("")?.x ?? 0;
  const to = columns.get(api)?.x ?? 0;
  const retry = step.onFailure?.find(({ type }) => type === "retry");
  const [condition = statusOf(step)] = conditionsOf(step);
  const reply = retry === undefined ? condition : `until ${condition}`;
  return html`<g><text class="call" x="${String(from + 12)}" y="${String(y - 7)}">${operationId}${retry === undefined ? "" : new Html(' <tspan class="loop">(polls)</tspan>')}</text><path class="arrow" d="M${String(from)} ${String(y)}H${String(to)}m-7 -4l7 4l-7 4"/><path class="reply" d="M${String(to)} ${String(y + 24)}H${String(from)}"/><path class="arrow" d="M${String(from + 7)} ${String(y + 20)}l-7 4l7 4"/><text class="note" x="${String(from + 12)}" y="${String(y + 19)}">${shorten(reply)}</text></g>
`;
}

/** The status that a step expects. */
const statusOf = ({ successCriteria = [] }: Step): string =>
  successCriteria.flatMap(
    ({ condition }) => /\$statusCode == (\d+)/.exec(condition)?.[1] ?? [],
  )[0] ?? "";

const shorten = (text: string): string => (text.length > 62 ? `${text.slice(0, 60)} …` : text);
