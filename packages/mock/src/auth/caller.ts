/** Who is calling. */
export interface Caller {
  readonly userId: string | undefined;
  /** Project that the credentials are for, if they are for one. */
  readonly projectId?: string | undefined;
  /** Whether they are good for every project, as key pairs and the token of the cloud are. */
  readonly anyProject: boolean;
}

/** What is wrong with the credentials. Never holds a secret. */
export interface Rejected {
  readonly problem: string;
  /** Whether they were right once. */
  readonly expired?: boolean;
  /** Headers that tell more. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Rejects in the words of the gateway. */
export const rejected = (problem: string): Rejected => ({
  problem: `Incorrect IAM authentication information: ${problem}`,
});
