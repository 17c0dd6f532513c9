export { createServerFactory, type McpServerOptions } from "./server.js";
