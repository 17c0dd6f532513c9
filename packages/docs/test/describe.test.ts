import { expect, it } from "vitest";
import { describe } from "../src/reference/describe.js";

const plain = {
  operationId: "listWidgets",
  summary: "List widgets",
  description: "The widgets.\n",
  tags: ["Widget"],
  method: "get",
  path: "/v1/widgets",
  parameters: [{ name: "limit" }],
} as const;

it("leaves the description of an operation without extensions alone", () => {
  expect(describe(plain)).toBe("The widgets.");
});

it("says below the description what the extensions say", () => {
  const described = describe({
    ...plain,
    parameters: [{ name: "id", "x-argument-name": "widget_id" }],
    "x-experimental": true,
    "x-idempotent": false,
    "x-pagination": { style: "offset" },
    "x-waiters": {
      waitForWidget: {
        description: "Waits until a widget\nis there.\n",
        minDelaySeconds: 1,
        maxDelaySeconds: 8,
        maxWaitSeconds: 60,
      },
    },
  });
  expect(described.split("\n")).toEqual([
    "The widgets.",
    "",
    "- **Experimental:** known from the vendor's SDK alone.",
    "- **In TypeScript** the path parameter `id` is called `widget_id`.",
    "- **In pages:** `client.listWidgets.items(input)` goes through the items of all pages, `client.listWidgets.pages(input)` through the pages.",
    "- **To wait:** `client.waitForWidget(input)`. Waits until a widget is there. Asks every 1 to 8 seconds, for 60 seconds at most.",
    "- **Not idempotent:** sending it twice can leave another state than sending it once.",
  ]);
});
