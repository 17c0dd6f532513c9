import { expect, test } from "vitest";
import { type CallEvent, combineListeners } from "../../src/index.js";
import { startServer } from "../support/server.js";
import { clientOf } from "../support/widgets.js";

test("each listener receives every event, even if others throw", async () => {
  const server = await startServer();
  const heard: CallEvent["type"][][] = [[], []];
  const [first = [], last = []] = heard;
  const listener = combineListeners(
    ({ type }) => first.push(type),
    () => {
      throw new Error("broken");
    },
    ({ type }) => last.push(type),
  );
  await clientOf(server.url, { listener }).listWidgets();
  expect(first).toEqual(["callStart", "attemptStart", "attemptEnd", "callEnd"]);
  expect(last).toEqual(first);
});

test("each may add headers to an attempt", async () => {
  const server = await startServer();
  const adding = (name: string) => (event: CallEvent) => {
    if (event.type === "attemptStart") event.setHeader(name, String(event.attempt));
  };
  const listener = combineListeners(adding("x-a"), adding("x-b"));
  await clientOf(server.url, { listener }).listWidgets();
  expect(server.received[0]?.headers).toMatchObject({ "x-a": "1", "x-b": "1" });
});
