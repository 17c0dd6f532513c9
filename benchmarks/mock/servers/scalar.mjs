// Usage: node scalar.mjs <bundle> <port>
// Scalar's mock server on the server that its documentation uses.

import { readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { createMockServer } from "@scalar/mock-server";

const [bundle, port] = process.argv.slice(2);
const app = await createMockServer({ document: JSON.parse(readFileSync(bundle, "utf8")) });
serve({ fetch: app.fetch, port: Number(port), hostname: "127.0.0.1" });
