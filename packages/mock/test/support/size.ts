/**
 * Returns how many of something a test tries: as many as a landing can wait for, or with HCNET_NIGHTLY=1
 * as many as fit into a night.
 */
export function sized(landing: number, nightly: number): number {
  return process.env.HCNET_NIGHTLY === "1" ? nightly : landing;
}
