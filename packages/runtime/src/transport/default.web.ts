export {
  createFetchTransport as createDefaultTransport,
  readText as readBody,
} from "./fetch-transport.js";
