export type { HarEntry } from "./entry.js";
export { type Har, type HarRecorder, type RecordOptions, recordHar } from "./record.js";
