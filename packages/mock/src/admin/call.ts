import type * as v from "valibot";
import type { CloudParts } from "../context.js";
import type { IncomingRequest } from "../gateway/message.js";
import type { InProcessCloud } from "../in-process-cloud.js";
import { parseJson } from "../platform/json.js";
import { invalid } from "../state/resources/invalid.js";
import { shapeProblem } from "../state/resources/shape.js";
import { AdminProblem } from "./problem.js";

/** The cloud that is looked at and set. */
export interface AdminSubject {
  readonly cloud: InProcessCloud;
  readonly parts: CloudParts;
}

/** A call of the admin surface. */
export interface AdminCall extends AdminSubject {
  /** Values of the parameters of the path, by name. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body, as JSON. */
  readonly json: () => Promise<unknown>;
}

/** What comes back: JSON, or text of a type of its own. */
export interface AdminResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation of the admin surface. */
export type AdminOperation = (call: AdminCall) => AdminResponse | Promise<AdminResponse>;

// The state of a cloud with many resources is large; seeds can be sent in parts.
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads a body.
 *
 * @throws AdminProblem when it is too large, said to be something else, or no JSON.
 */
export async function readJson(request: IncomingRequest): Promise<unknown> {
  const type = request.header("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new AdminProblem(415, "Content-Type: must be application/json");
  }
  const bytes = await request.readBody(MAX_BYTES);
  if (bytes === undefined) throw new AdminProblem(413, `body: must be at most ${MAX_BYTES} bytes`);
  try {
    return parseJson(new TextDecoder().decode(bytes));
  } catch (error) {
    // What Node says repeats a piece of the body, which may be a secret.
    const [, position] = /at position (\d+)/.exec((error as Error).message) ?? [];
    const where = position === undefined ? "" : ` at position ${position}`;
    throw new AdminProblem(400, `body: must be JSON${where}`);
  }
}

/** @throws InvalidArgumentError when a body does not have a shape. */
export function checkShape<T extends v.GenericSchema>(schema: T, body: unknown): v.InferOutput<T> {
  // To valibot a list is an object like any other.
  const problem = Array.isArray(body) ? "must be an object" : shapeProblem(schema, body);
  if (problem !== undefined) throw invalid("body", problem);
  return body as v.InferOutput<T>;
}

/**
 * A number of the query.
 *
 * @throws AdminProblem when it is none, or not within the bounds.
 */
export function numberIn(
  query: URLSearchParams,
  name: string,
  {
    min,
    max,
    otherwise,
  }: { readonly min: number; readonly max: number; readonly otherwise: number },
): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new AdminProblem(400, `${name}: must be ${min} to ${max}`);
}
