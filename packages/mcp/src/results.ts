import type { Json } from "@hcnet/operations";
import type { CallToolResult } from "@modelcontextprotocol/server";

/** Makes the result of a call that succeeded. */
export const result = (structuredContent: Json, text: string): CallToolResult => ({
  structuredContent: { ...structuredContent },
  content: [{ type: "text", text }],
});

/** Makes the result of a call that failed. */
export const failure = (text: string): CallToolResult => ({
  isError: true,
  content: [{ type: "text", text }],
});
