// The script of the sandboxed frame: it makes the worker out of the source that the page hands over,
// and passes messages on. Its policy lets nothing be loaded or sent.
import type { FrameMessage } from "./messages.js";

let worker: Worker | undefined;

function start(source: string): void {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  worker = new Worker(url);
  worker.addEventListener("message", ({ data }) => parent.postMessage(data, "*"));
  worker.addEventListener("error", ({ message }) =>
    parent.postMessage({ type: "failed", message }, "*"),
  );
}

addEventListener("message", (event: MessageEvent<FrameMessage>) => {
  if (event.source !== parent) return;
  const { data } = event;
  if (data.type === "start") start(data.source);
  else if (data.type === "command") worker?.postMessage(data.command);
  else {
    worker?.terminate();
    worker = undefined;
  }
});
parent.postMessage({ type: "frame" }, "*");
