/** A project in a region. Two that differ in either share nothing. */
export interface ProjectKey {
  readonly region: string;
  readonly id: string;
}

/** Whether a text is the id of a region, such as `cn-north-4`. */
export const isRegion = (text: string): boolean => /^[a-z0-9-]{1,64}$/.test(text);
