import http from "node:http";

/** Ends the process with 1 when nothing replaces `http.request` while it runs. */
export function expectWrapped() {
  const { request } = http;
  process.on("exit", () => {
    if (http.request !== request) return;
    console.error("http.request: expected a wrapper, got the function of Node");
    process.exitCode = 1;
  });
}
