export { type MockHandlerOptions, mockHandlers } from "./handlers.js";
