import type { ServerResponse } from "node:http";

const SCRIPT = "/live-reload.js";
const CHANGE = "/live-reload-change.js";

/** Asks for the change after the page is loaded, which would not end before otherwise. */
const WAIT = `addEventListener("load", () => {
  const wait = () => {
    const script = document.createElement("script");
    script.src = "${CHANGE}?" + Date.now();
    script.onerror = () => setTimeout(wait, 1000);
    document.head.append(script);
  };
  wait();
});
`;

/**
 * Reloads the pages that browsers have open. A script that is responded to with the next build does it, because the
 * policy of the pages allows scripts of the site, and no other request.
 */
export class LiveReload {
  readonly #waiting = new Set<ServerResponse>();

  /** Returns the page with the script. */
  addTo(page: string): string {
    return page.replace("</body>", `<script src="${SCRIPT}"></script>\n</body>`);
  }

  /** Responds to a request of the script, and returns whether it was one. */
  respond(path: string, response: ServerResponse): boolean {
    if (path !== SCRIPT && path !== CHANGE) return false;
    response.writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "no-store" });
    if (path === SCRIPT) {
      response.end(WAIT);
      return true;
    }
    response.flushHeaders();
    this.#waiting.add(response);
    response.on("close", () => this.#waiting.delete(response));
    return true;
  }

  /** Reloads all open pages. */
  reload(): void {
    for (const response of this.#waiting) response.end("location.reload();\n");
  }
}
