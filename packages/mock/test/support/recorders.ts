import type { HarRecorder } from "../../src/har/index.js";

/**
 * The recorders of the clouds of the test file that runs. The files of a worker share the modules,
 * and so the clouds' constructor that adds to this; the setup, which runs before each, is loaded again.
 */
export const recorders: HarRecorder[] = [];
