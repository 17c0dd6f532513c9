// The mock cloud of the page: a worker in a sandboxed frame, made when it is needed first.
import type { Command, FrameMessage, Report } from "../playground/messages.js";
import { loadScript, siteUrl } from "./load-script.js";

declare const HCNET_WORKER: string;
declare const HCNET_FRAME: string;

declare global {
  var hcnetWorkerSource: ((source: string) => void) | undefined;
}

type Message =
  | Report
  | { readonly type: "frame" }
  | { readonly type: "failed"; readonly message: string };

/** How long the frame and the worker may take to start, in milliseconds. */
const START_MS = 30_000;

let source: Promise<string> | undefined;

function loadSource(): Promise<string> {
  source ??= new Promise<string>((resolve, reject) => {
    globalThis.hcnetWorkerSource = resolve;
    loadScript(HCNET_WORKER).catch((error: unknown) => {
      source = undefined;
      reject(error);
    });
  });
  return source;
}

/** A running cloud. */
export interface Cloud {
  send(command: Command): void;
  /** Ends the worker with all that runs in it. */
  stop(): void;
}

/** Starts a cloud, whose reports go to the listener. */
export async function startCloud(listener: (report: Report) => void): Promise<Cloud> {
  const code = await loadSource();
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.title = "Sandbox of the samples";
  frame.hidden = true;
  frame.src = siteUrl(HCNET_FRAME);
  const post = (message: FrameMessage): void => frame.contentWindow?.postMessage(message, "*");
  const stop = (): void => {
    removeEventListener("message", receive);
    frame.remove();
  };
  let receive: (event: MessageEvent<Message>) => void = () => {};
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the sandbox did not start")), START_MS);
    receive = ({ source: from, data }) => {
      if (from !== frame.contentWindow) return;
      if (data.type === "frame") post({ type: "start", source: code });
      else if (data.type === "failed") reject(new Error(data.message));
      else if (data.type === "ready") {
        clearTimeout(timer);
        resolve();
      } else listener(data);
    };
  });
  addEventListener("message", receive);
  document.body.append(frame);
  await ready.catch((error: unknown) => {
    stop();
    throw error;
  });
  return { send: (command) => post({ type: "command", command }), stop };
}
