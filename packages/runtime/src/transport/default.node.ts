export { createNodeTransport as createDefaultTransport } from "./node-transport.js";
