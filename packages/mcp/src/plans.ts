import { createHash, randomBytes } from "node:crypto";

/** How long a plan can be confirmed, in milliseconds. */
export const PLAN_LIFETIME_MS = 5 * 60_000;
const MAX_PLANS = 1000;

/** Who confirms a plan: the user, whom the host asks, or the model, which passes the token. */
export type Channel = "elicitation" | "argument";

interface Plan {
  readonly digest: string;
  readonly channel: Channel;
  readonly expiresAt: number;
}

/** A call that awaits confirmation. */
export interface PlannedCall {
  readonly operationId: string;
  readonly input: unknown;
  readonly channel: Channel;
}

/** The plans that can still be confirmed, each once and with the arguments that it was made for. */
export class Plans {
  readonly #plans = new Map<string, Plan>();
  readonly #now: () => number;

  /** @param now the time in milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Makes the token of a plan. With 1,000 open plans, the oldest is dropped. */
  create(call: PlannedCall): { readonly token: string; readonly expiresAt: number } {
    const [oldest] = this.#plans.keys();
    if (oldest !== undefined && this.#plans.size >= MAX_PLANS) this.#plans.delete(oldest);
    const token = randomBytes(24).toString("base64url");
    const expiresAt = this.#now() + PLAN_LIFETIME_MS;
    this.#plans.set(token, { digest: digestOf(call), channel: call.channel, expiresAt });
    return { token, expiresAt };
  }

  /**
   * Consumes a token, even one that does not match.
   *
   * @throws Error when the call was not planned like this, or too long ago.
   */
  consume(token: string, call: PlannedCall): void {
    const plan = this.#plans.get(token);
    this.#plans.delete(token);
    if (plan === undefined || plan.channel !== call.channel) {
      throw new Error("confirm: expected the token of an open plan, got an unknown or used one");
    }
    if (plan.expiresAt <= this.#now()) {
      throw new Error("confirm: expected a plan of the last 5 minutes, got an expired one");
    }
    if (plan.digest !== digestOf(call)) {
      throw new Error("confirm: expected the tool and arguments of the plan, got different ones");
    }
  }
}

function digestOf({ operationId, input }: PlannedCall): string {
  return createHash("sha256")
    .update(JSON.stringify([operationId, sorted(input)]))
    .digest("hex");
}

/** Sorts the properties of objects, as hosts may send them in any order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return { array: value.map(sorted) };
  if (typeof value !== "object" || value === null) return value;
  const properties = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { object: properties.map(([name, property]) => [name, sorted(property)]) };
}
