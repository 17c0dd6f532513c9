/** Whether tests have a night: with `HCNET_NIGHTLY=1` they run the whole matrix, otherwise one of each kind. */
export const NIGHTLY = process.env.HCNET_NIGHTLY === "1";

/** Returns how many of something a test tries: as many as a landing can wait for, or as fit into a night. */
export const sized = (landing: number, nightly: number): number => (NIGHTLY ? nightly : landing);
