import type { Exchange, Report } from "../playground/messages.js";

/** Makes an element. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/** What a run shows: console lines, exchanges, time that passed, and its end. */
export class Output {
  readonly root = element("div", "output");
  readonly #console = element("div", "console");
  readonly #status = element("p", "run-status");
  #passedMs = 0;

  constructor() {
    this.#console.setAttribute("role", "log");
    this.#console.setAttribute("aria-label", "Output");
    this.#console.tabIndex = 0;
    this.#status.setAttribute("role", "status");
    this.root.append(this.#console, this.#status);
    this.root.hidden = true;
  }

  /** Empties it, for a new run or since the cloud has changed. */
  clear(status: string): void {
    this.root.hidden = false;
    this.#passedMs = 0;
    this.#console.replaceChildren();
    this.status(status);
  }

  /** Shows how it stands. */
  status(text: string): void {
    this.#status.textContent = text;
  }

  /** Shows a failure outside the sample. */
  fail(text: string): void {
    this.#console.append(element("pre", "line error", text));
    this.status("Failed");
  }

  /** Shows a report of the worker. */
  report(report: Report): void {
    if (report.type === "log") {
      this.#console.append(element("pre", `line ${report.level}`, report.text));
    } else if (report.type === "exchange") {
      this.#console.append(exchangeDetails(report.exchange));
    } else if (report.type === "passed") {
      this.#passedMs += report.ms;
    } else if (report.type === "done") {
      if (report.error !== undefined)
        this.#console.append(element("pre", "line error", report.error));
      const passed =
        this.#passedMs < 500
          ? ""
          : `. Instead of waiting, the clock of the mock cloud was advanced by ${duration(this.#passedMs)}.`;
      this.status(`${report.error === undefined ? "Done" : "Failed"}${passed}`);
    }
  }
}

const duration = (ms: number): string =>
  ms >= 90_000 ? `${(ms / 60_000).toFixed(1)} min` : `${(ms / 1000).toFixed(1)} s`;

function exchangeDetails(exchange: Exchange): HTMLElement {
  const { method, url, status } = exchange;
  const { pathname, search } = new URL(url);
  const summary = element(
    "summary",
    "",
    element("b", `method ${method.toLowerCase()}`, method),
    ` ${pathname}${search} `,
    element("b", status < 400 ? "status ok" : "status bad", String(status)),
  );
  const request = text(`${method} ${url}`, exchange.requestHeaders, exchange.requestBody);
  const response = text(`${status}`, exchange.responseHeaders, exchange.responseBody);
  return element("details", "exchange", summary, request, response);
}

function text(first: string, headers: Exchange["requestHeaders"], body: string): HTMLElement {
  const lines = [first, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const pre = element("pre", "", [...lines, ...(body === "" ? [] : ["", body])].join("\n"));
  pre.tabIndex = 0;
  return pre;
}
