/** Who is measured, by the name of the file in `contestants/`. */
export interface Contestant {
  readonly file: string;
  readonly title: string;
  /** Whether it signs, and so does the same work as the others that do. */
  readonly signs: boolean;
}

export const FLOOR = "floor";
export const SDK = "sdk";
export const HCNET = "hcnet";

export const contestants: readonly Contestant[] = [
  { file: FLOOR, title: "node:http with signing (the floor)", signs: true },
  { file: HCNET, title: "hcnet", signs: true },
  { file: SDK, title: "@huaweicloud/huaweicloud-sdk-vpc", signs: true },
  { file: "fetch", title: "bare fetch", signs: false },
  { file: "openapi-fetch", title: "openapi-fetch", signs: false },
  { file: "hcnet-no-retries", title: "hcnet, retries off", signs: true },
  { file: "hcnet-validation", title: "hcnet, validation on", signs: true },
  { file: "hcnet-events", title: "hcnet, with a listener", signs: true },
  { file: "hcnet-fetch", title: "hcnet over fetch", signs: true },
];
