/** Milliseconds: a fixed number, or anything between two. */
export type Latency = number | { readonly min: number; readonly max: number };

/** Whether a fault is applied before the cloud handles the call, or after it has changed its state. */
export type When = "before" | "after";

/** Replaces the response of the cloud. */
export interface ResponseEffect {
  readonly type: "response";
  /** 200 to 599; that of the example if omitted. */
  readonly status?: number | undefined;
  /**
   * Name of an error example of the operation in its OpenAPI document, such as `tooManyRequests`.
   * Without it the first example of the status is taken. Operations that lack it are not matched.
   */
  readonly example?: string | undefined;
  /** Takes the place of the example: text as it stands, anything else as JSON. */
  readonly body?: unknown;
  /** Added to those of the response. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `Retry-After`: seconds, or as a date that many seconds from the cloud's time. */
  readonly retryAfter?: number | { readonly date: number } | undefined;
}

/** The connection is reset; a `fetch` rejects with `TypeError`. */
export interface ResetEffect {
  readonly type: "reset";
}

/** Never responds; the caller has to time out. */
export interface HangEffect {
  readonly type: "hang";
}

/** No body, or a page of HTML as from a proxy. */
export interface BodyEffect {
  readonly type: "empty" | "html";
  /** 200 to 599; 502 by default for `before`, and the cloud's own status for `after`. */
  readonly status?: number | undefined;
}

/** The connection ends in the middle of the body. */
export interface TruncateEffect {
  readonly type: "truncate";
  /** How many bytes of the body arrive; half of them by default, and never all. */
  readonly bytes?: number | undefined;
}

/** The body comes in drops. */
export interface SlowEffect {
  readonly type: "slow";
  readonly bytesPerSecond: number;
}

/** A field of the response gets a value that its schema does not allow. */
export interface BreakSchemaEffect {
  readonly type: "breakSchema";
  /** Place such as `publicip.status` or `publicips.0.id`; the first that can be broken by default. */
  readonly field?: string | undefined;
}

/** What goes wrong. */
export type FaultEffect =
  | ResponseEffect
  | ResetEffect
  | HangEffect
  | BodyEffect
  | TruncateEffect
  | SlowEffect
  | BreakSchemaEffect;

/** Which calls go wrong, and how. All of it is JSON; what is omitted matches every call. */
export interface FaultRule {
  /** To tell rules apart; drawn up from their count by default. */
  readonly id?: string | undefined;
  /** Operation ids, such as `updatePublicip`. */
  readonly operation?: string | readonly string[] | undefined;
  /** Names of APIs, such as `publicips`. */
  readonly api?: string | readonly string[] | undefined;
  readonly method?: string | readonly string[] | undefined;
  /** A path as sent, or a template: `*` or `{…}` stands for any one segment. */
  readonly path?: string | undefined;
  /** Project id in the path. */
  readonly project?: string | undefined;
  /** Only the calls of these numbers, from 1, of those that match. */
  readonly nth?: number | readonly number[] | undefined;
  /** Only each call whose number can be divided by this. */
  readonly every?: number | undefined;
  /** Maximum number of calls that the rule is applied to. */
  readonly times?: number | undefined;
  /** Probability that the rule applies to each of the remaining calls, 0 to 1. */
  readonly probability?: number | undefined;
  /** Integer that decides all chance of this rule; the rule's count by default. */
  readonly seed?: number | undefined;
  /**
   * `before` by default, so that the cloud does nothing, or waits out the latency first. What is
   * done to the cloud's own response (`truncate`, `slow`, `breakSchema`) comes `after` in any case.
   */
  readonly when?: When | undefined;
  /** Milliseconds that the call is held back, at most 600,000. */
  readonly latency?: Latency | undefined;
  readonly effect?: FaultEffect | undefined;
}

/** Whether an effect is done to the cloud's own response, so that there must be one. */
export function needsResponse({ type }: FaultEffect): boolean {
  return type === "truncate" || type === "slow" || type === "breakSchema";
}
