import type { CatalogWaiter, Input, Operation, SessionCalls } from "@hcnet/operations";
import type { ServerContext } from "@modelcontextprotocol/server";

const PROGRESS_INTERVAL_MS = 2000;

/** Waits for a state, and tells the host every two seconds that the wait goes on. */
export async function wait(
  calls: SessionCalls,
  operation: Operation,
  { name, maxWaitSeconds }: CatalogWaiter,
  call: {
    readonly input: Input;
    readonly timeoutSeconds: number | undefined;
    readonly mcp: ServerContext["mcpReq"];
  },
): Promise<unknown> {
  const { input, timeoutSeconds = maxWaitSeconds, mcp } = call;
  const progressToken = mcp._meta?.progressToken;
  const startedAt = performance.now();
  const report = () => {
    if (progressToken === undefined) return;
    const progress = (performance.now() - startedAt) / 1000;
    const message = `${name}: ${Math.round(progress)} s of at most ${timeoutSeconds} s`;
    const params = { progressToken, progress, total: timeoutSeconds, message };
    // A host that went away is reported by the end of the call.
    mcp.notify({ method: "notifications/progress", params }).catch(() => {});
  };
  report();
  const timer = setInterval(report, PROGRESS_INTERVAL_MS);
  try {
    const deadlineMs = timeoutSeconds * 1000;
    return await calls.wait(operation, name, input, { deadlineMs, signal: mcp.signal });
  } finally {
    clearInterval(timer);
  }
}
