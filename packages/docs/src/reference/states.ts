import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type TransitionDefinition, transitions } from "@hcnet/mock";
import { instance, type Viz } from "@viz-js/viz";
import { parse } from "yaml";
import { Html, html } from "../html.js";
import type { Api } from "../openapi/apis.js";
import type { EnumValue } from "../openapi/fields.js";
import type { Block } from "../site/page.js";
import { fieldsOfOperation } from "./operation.js";
import { operationPath } from "./paths.js";

interface Step {
  readonly by?: string;
  readonly note?: string;
  /** Name of the transition in the mock, which says how long it takes. */
  readonly mock?: string;
}

/** A state machine as `content/states.yaml` has it. */
export interface StateMachine {
  readonly title: string;
  readonly states: { readonly operation: string; readonly field: string };
  readonly start: Step & { readonly to: string };
  readonly transitions: readonly (Step & { readonly from: string; readonly to: string })[];
  readonly end?: Step & { readonly from: string };
}

interface Edge extends Step {
  readonly from: string;
  readonly to: string;
}

const FILE = fileURLToPath(new URL("../../content/states.yaml", import.meta.url));
const START = "(start)";
const END = "(none)";

/** The state machines by the name of their API. */
export const loadStateMachines = (): Readonly<Record<string, readonly StateMachine[]>> =>
  parse(readFileSync(FILE, "utf8"));

/** All transitions of a state machine, with that into its first state and that out of its last. */
export const edgesOf = ({ start, transitions: steps, end }: StateMachine): readonly Edge[] => [
  { ...start, from: START },
  ...steps,
  ...(end === undefined ? [] : [{ ...end, to: END }]),
];

/**
 * The known states of a machine with their meanings.
 *
 * @throws Error when the API has no such operation or field.
 */
export function statesOf(api: Api, { states }: StateMachine): readonly EnumValue[] {
  const operation = api.operations.find(({ operationId }) => operationId === states.operation);
  const fields = operation === undefined ? [] : fieldsOfOperation(api, operation);
  const found = fields.find(
    ({ field, prefix }) => prefix === "response" && field.path === states.field,
  );
  if (found === undefined) throw new Error(`${states.operation} returns no field ${states.field}`);
  return found.field.values;
}

/** How long the mock takes for a transition, in words. */
export function durationOf(name: string): string {
  const table: Readonly<Record<string, TransitionDefinition | undefined>> = transitions;
  const transition = table[name];
  if (transition === undefined) throw new Error(`${name}: the mock has no such transition`);
  const { ms, slowMs = ms } = transition;
  if (slowMs === 0) return "at once";
  return slowMs >= 60_000 ? `${slowMs / 60_000} min` : `${slowMs / 1000} s`;
}

let viz: Promise<Viz> | undefined;

/** The state machine as a diagram, with a table of the same. */
export async function stateBlock(api: Api, machine: StateMachine): Promise<Block> {
  viz ??= instance();
  const states = statesOf(api, machine);
  const edges = edgesOf(machine);
  const diagram = diagramFor(await viz, machine, edges);
  const table = describeEdges(api, machine, edges);
  const others = states.filter(
    ({ value }) => !edges.some(({ from, to }) => from === value || to === value),
  );
  const { operation, field } = machine.states;
  const known = `[Known states](${operationPath(api, { operationId: operation })}#response.${field.replaceAll("[]", "")})`;
  const rest =
    others.length === 0
      ? ""
      : `${known} that are not drawn: ${others.map(({ value, meaning }) => `\`${value}\` (${meaning.replace(/\.$/, "")})`).join(", ")}.`;
  const times =
    'Times are those of the mock cloud with `transitions: "slow"`; the service promises none.';
  const caption = [rest, times].filter((part) => part !== "").join("\n\n");
  return {
    html: (context) =>
      html`<figure class="diagram">${diagram}</figure>${context.markdown(caption)}<details class="transitions"><summary>The same as a table</summary>${context.markdown(table)}</details>`,
    markdown: `${table}\n\n${caption}`,
  };
}

function describeEdges(api: Api, machine: StateMachine, edges: readonly Edge[]): string {
  const meanings = new Map(statesOf(api, machine).map(({ value, meaning }) => [value, meaning]));
  const rows = edges.map(({ from, to, by, note, mock }) => {
    const operation = api.operations.find(({ operationId }) => operationId === by);
    const link = operation === undefined ? "" : `[\`${by}\`](${operationPath(api, operation)})`;
    const how = [
      link,
      note === undefined ? "" : note,
      mock === undefined ? "" : `by itself, ${durationOf(mock)}`,
    ];
    const name = (state: string): string => (state.startsWith("(") ? state : `\`${state}\``);
    return `| ${name(from)} | ${how.filter((part) => part !== "").join(", ")} | ${name(to)} | ${meanings.get(to) ?? "Does not exist any more."} |`;
  });
  return ["| From | By | To | Which means |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

interface Drawing {
  readonly direction: "LR" | "TB";
  /** Omits the operation where an edge has a note. */
  readonly short?: boolean;
}

/** Widest drawings that are readable in the text column and on a phone, in pixels. */
const WIDTHS = { wide: 660, narrow: 340 };

/** The drawing for wide screens and, where that is too wide for a phone, another one for narrow screens. */
function diagramFor(graphviz: Viz, machine: StateMachine, edges: readonly Edge[]): readonly Html[] {
  const drawingUpTo = (limit: number, drawings: readonly Drawing[]): string => {
    const all = drawings.map((drawing) => draw(graphviz, edges, drawing));
    return all.find((svg) => widthOf(svg) <= limit) ?? all.at(-1) ?? "";
  };
  const wide = drawingUpTo(WIDTHS.wide, [{ direction: "LR" }, { direction: "TB" }]);
  const narrow = drawingUpTo(WIDTHS.narrow, [
    { direction: "TB" },
    { direction: "TB", short: true },
  ]);
  if (wide === narrow) return [accessible(wide, machine.title, "")];
  return [
    accessible(wide, machine.title, "on-wide"),
    accessible(narrow, machine.title, "on-narrow"),
  ];
}

const widthOf = (svg: string): number => Number(/width="(\d+)pt"/.exec(svg)?.[1]);

function draw(graphviz: Viz, edges: readonly Edge[], { direction, short }: Drawing): string {
  const names = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const labelOf = ({ by, note, mock }: Edge): string => {
    const operation = short === true && note !== undefined ? undefined : by;
    const lines = [operation, note, mock === undefined ? undefined : durationOf(mock)];
    // The spaces keep lines and other labels away.
    return lines.flatMap((line) => (line === undefined ? [] : ` ${line} `)).join("\n");
  };
  // The font sizes are larger than those of the style sheet, for fonts wider than Helvetica.
  return graphviz.renderString(
    {
      graphAttributes: {
        rankdir: direction,
        bgcolor: "transparent",
        nodesep: direction === "LR" ? 0.3 : 0.12,
        ranksep: 0.3,
        pad: 0.05,
      },
      nodeAttributes: {
        fontname: "Helvetica",
        fontsize: 14,
        shape: "box",
        style: "rounded",
        margin: "0.12,0.07",
      },
      edgeAttributes: {
        fontname: "Helvetica",
        fontsize: 12.5,
        arrowsize: 0.7,
      },
      nodes: names.map((name) => ({
        name,
        attributes:
          name === START
            ? { shape: "circle", label: "", style: "filled", width: 0.18, fixedsize: true }
            : name === END
              ? { shape: "doublecircle", label: "", style: "filled", width: 0.13, fixedsize: true }
              : { class: "state", label: name },
      })),
      edges: edges.map((edge) => ({
        tail: edge.from,
        head: edge.to,
        attributes: {
          label: labelOf(edge),
          class: edge.by === undefined ? "automatic" : "operation",
          style: edge.by === undefined ? "dashed" : "solid",
        },
      })),
    },
    { format: "svg" },
  );
}

/** The SVG of Graphviz without its header, tooltips and units, with a name for screen readers. */
function accessible(svg: string, title: string, className: string): Html {
  const element = svg.slice(svg.indexOf("<svg"));
  const [, width = "", height = ""] = /width="(\d+)pt" height="(\d+)pt"/.exec(element) ?? [];
  const attributes = className === "" ? "" : ` class="${className}"`;
  return new Html(
    element
      .replaceAll(/<!--[\s\S]*?-->\n?/g, "")
      .replaceAll(/<title>[\s\S]*?<\/title>\n?/g, "")
      .replaceAll(/ (?:id|font-family|font-size)="[^"]*"/g, "")
      .replace(
        / width="\d+pt" height="\d+pt"/,
        `${attributes} width="${width}" height="${height}" role="img" aria-label="${title}"`,
      )
      .replace(/ xmlns:xlink="[^"]*"/, "")
      .trim(),
  );
}
