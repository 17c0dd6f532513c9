// What a body costs that arrives in many small chunks.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { clientOf } from "../support/widgets.js";

const CHUNKS = 1_000;

/** Runs the garbage collector, when nothing on the stack refers to a chunk. */
async function collectGarbage(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

test("keeps no chunks of one byte over fetch, which take hundreds of times the memory of the body", async () => {
  const chunks: WeakRef<Uint8Array>[] = [];
  let kept = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = new TextEncoder().encode(chunks.length < CHUNKS ? " " : '{"widgets":[]}');
        controller.enqueue(chunk);
        if (chunks.push(new WeakRef(chunk)) <= CHUNKS) return;
        await collectGarbage();
        kept = chunks.filter((each) => each.deref() !== undefined).length;
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const fetch = async () => new Response(body, { headers: { "Content-Type": "application/json" } });
  await expect(clientOf("http://h.example", { fetch }).listWidgets()).resolves.toEqual({
    widgets: [],
  });
  expect(kept).toBeLessThan(CHUNKS / 10);
});
