/** A project in a region. Two that differ in either share nothing. */
export interface ProjectKey {
  readonly region: string;
  readonly id: string;
}
