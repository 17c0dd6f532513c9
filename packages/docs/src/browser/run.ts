// Runs the samples of the page; loaded when the first one is run or edited.
import { type Cloud, startCloud } from "./cloud.js";
import { loadScript, siteUrl } from "./load-script.js";
import { element, Output } from "./output.js";

declare const HCNET_EDITOR: string;

declare global {
  /** Set by the editor: edits the code of a block in its place; returns what restores the block. */
  var hcnetEditor: ((pre: HTMLElement, code: HTMLElement) => () => void) | undefined;
}

const FAULTS = [429, 500, 503, 401];

let cloud: Promise<Cloud> | undefined;
let running: { readonly id: number; readonly output: Output; readonly end: () => void } | undefined;
let nextId = 1;

/** The cloud that all samples of the page share. */
function sharedCloud(): Promise<Cloud> {
  cloud ??= startCloud((report) => {
    if (!("id" in report) || report.id !== running?.id) return;
    running.output.report(report);
    if (report.type === "done") running.end();
  }).catch((error: unknown) => {
    cloud = undefined;
    throw error;
  });
  return cloud;
}

function stop(): void {
  cloud?.then(
    (started) => started.stop(),
    () => {},
  );
  cloud = undefined;
  running?.output.status("Stopped; the next run has a new cloud");
  running?.end();
}

/** One sample of the page. */
class Sample {
  readonly #panel: HTMLElement;
  readonly #output = new Output();
  readonly #run: HTMLButtonElement;
  readonly #tools = element("div", "run-tools");
  readonly #hint = typesHint();
  #restore: (() => void) | undefined;

  constructor(panel: HTMLElement, run: HTMLButtonElement, edit: HTMLButtonElement) {
    this.#panel = panel;
    this.#run = run;
    panel.querySelector(".run-bar")?.append(this.#tools);
    panel.querySelector(".run-bar")?.after(this.#output.root);
    edit.addEventListener("click", () => void this.edit(edit));
    run.addEventListener("click", () => (running === undefined ? void this.run() : stop()));
  }

  #block(): HTMLElement | undefined {
    const blocks = this.#panel.querySelectorAll<HTMLElement>(".code");
    return [...blocks].find((block) => block.offsetParent !== null);
  }

  #source(): string {
    return this.#block()?.querySelector("code")?.textContent ?? "";
  }

  async run(): Promise<void> {
    const id = nextId++;
    this.#output.clear("Starting the mock cloud");
    this.#run.textContent = "Stop";
    const end = (): void => {
      running = undefined;
      this.#run.textContent = "Run";
    };
    running = { id, output: this.#output, end };
    try {
      const started = await sharedCloud();
      if (running?.id !== id) return;
      this.#showTools();
      this.#output.status("Running");
      this.#output.root.scrollIntoView({ block: "nearest" });
      started.send({ type: "run", id, code: this.#source() });
    } catch (error) {
      this.#output.fail(String(error));
      end();
    }
  }

  /** Opens the editor, or restores the sample where it is open. */
  async edit(button: HTMLButtonElement): Promise<void> {
    if (this.#restore !== undefined) {
      this.#restore();
      this.#restore = undefined;
      this.#hint.remove();
      button.textContent = "Edit";
      return;
    }
    const [pre, code] = [this.#block()?.querySelector("pre"), this.#block()?.querySelector("code")];
    if (pre == null || code == null) return;
    button.disabled = true;
    await loadScript(HCNET_EDITOR);
    this.#restore = globalThis.hcnetEditor?.(pre, code);
    this.#output.root.before(this.#hint);
    button.disabled = false;
    button.textContent = "Restore sample";
  }

  /** What changes the cloud; shown once there is one. */
  #showTools(): void {
    if (this.#tools.childElementCount > 0) return;
    const send = (command: Parameters<Cloud["send"]>[0], said: string): void => {
      void sharedCloud().then((started) => started.send(command));
      if (running === undefined) this.#output.clear(said);
      else this.#output.status(said);
    };
    const reset = tool("Reset cloud", () => send({ type: "reset" }, "All changes are undone"));
    const minute = tool("Advance 1 min", () =>
      send({ type: "advance", ms: 60_000 }, "The clock of the cloud is a minute ahead"),
    );
    const fault = element("select", "fault", new Option("Fail next call with …", ""));
    for (const status of FAULTS) fault.append(new Option(String(status), String(status)));
    fault.setAttribute("aria-label", "Fail next call with");
    fault.addEventListener("change", () => {
      send({ type: "fault", status: Number(fault.value) }, `The next call gets ${fault.value}`);
      fault.value = "";
    });
    this.#tools.append(reset, minute, fault);
  }
}

/** Says that the page compiles no types, which readers expect of typed clients. */
function typesHint(): HTMLElement {
  const link = element("a", "", "In your project");
  link.href = siteUrl("guides/types-and-editor.html");
  return element(
    "p",
    "hint",
    "Types are not checked in this page, so a misspelt field fails when it runs at best. ",
    link,
    " it does not compile.",
  );
}

function tool(label: string, act: () => void): HTMLButtonElement {
  const button = element("button", "", label);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

document.addEventListener("hcnet-run", (event) => {
  const { panel, run, edit, first } = (event as CustomEvent).detail;
  const sample = new Sample(panel, run, edit);
  if (first === "run") void sample.run();
  else void sample.edit(edit);
});
