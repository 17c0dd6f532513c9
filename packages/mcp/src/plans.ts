import { createHash, randomBytes } from "node:crypto";

/** How long a plan can be confirmed, in milliseconds. */
export const PLAN_LIFETIME_MS = 5 * 60_000;
const MAX_PLANS = 1000;

interface Plan {
  readonly digest: string;
  readonly expiresAt: number;
}

/** The plans that can still be confirmed. Each token works once, for the arguments it was made for. */
export class Plans {
  readonly #plans = new Map<string, Plan>();
  readonly #now: () => number;

  /** @param now the time in milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Makes the token of a plan. The oldest plan is dropped when there are 1,000. */
  create(operationId: string, input: unknown): { readonly token: string; readonly expiresAt: number } {
    const [oldest] = this.#plans.keys();
    if (oldest !== undefined && this.#plans.size >= MAX_PLANS) this.#plans.delete(oldest);
    const token = randomBytes(24).toString("base64url");
    const expiresAt = this.#now() + PLAN_LIFETIME_MS;
    this.#plans.set(token, { digest: digestOf(operationId, input), expiresAt });
    return { token, expiresAt };
  }

  /**
   * Consumes a token, also one that does not fit.
   *
   * @returns what is wrong with it; undefined if the plan is confirmed.
   */
  consume(token: string, operationId: string, input: unknown): string | undefined {
    const plan = this.#plans.get(token);
    this.#plans.delete(token);
    if (plan === undefined) return "confirm: expected the token of an open plan, got another string";
    if (plan.expiresAt <= this.#now()) return "confirm: expected a plan of the last 5 minutes, got an expired one";
    if (plan.digest !== digestOf(operationId, input)) {
      return "confirm: expected the tool and the arguments of the plan, got others";
    }
    return undefined;
  }
}

function digestOf(operationId: string, input: unknown): string {
  return createHash("sha256").update(JSON.stringify([operationId, sorted(input)])).digest("hex");
}

/** The same with the members of objects in order, as hosts may send them in any. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([name, member]) => [name, sorted(member)]);
}
