import { InvalidArgumentError } from "@hcnet/runtime";
import * as v from "valibot";
import { type FaultRule, needsResponse } from "./rule.js";

const MAX_LATENCY_MS = 600_000;

/** An object without any field but the known ones. */
const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, ({ expected, received }) => {
    if (expected === "never") return `unknown field; known: ${Object.keys(entries).join(", ")}`;
    return received === "undefined" ? "is required" : "must be an object";
  });

const integer = (min: number, max = Number.MAX_SAFE_INTEGER) => {
  const range =
    max === Number.MAX_SAFE_INTEGER
      ? `must be an integer of at least ${min}`
      : `must be an integer from ${min} to ${max}`;
  return v.pipe(v.number(range), v.integer(range), v.minValue(min, range), v.maxValue(max, range));
};

const text = v.pipe(
  v.string("must be a text"),
  v.nonEmpty("must not be empty"),
  v.maxLength(2_048, "must be at most 2048 characters"),
);

const oneOrMore = <T>(item: v.GenericSchema<T>) =>
  v.union(
    [item, v.pipe(v.array(item), v.nonEmpty("must not be empty"))],
    "must be one value or a list of them, each a text or number as documented",
  );

const status = integer(200, 599);
const milliseconds = integer(0, MAX_LATENCY_MS);

const latency = v.union(
  [
    milliseconds,
    v.pipe(
      object({ min: milliseconds, max: milliseconds }),
      v.check(({ min, max }) => min <= max, "min must not be over max"),
    ),
  ],
  `must be milliseconds from 0 to ${MAX_LATENCY_MS}, or {"min": …, "max": …} with min not over max`,
);

// The server writes these itself, from what it sends.
const FRAMING = [
  "connection",
  "content-length",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

const headerName = v.pipe(
  v.string(),
  v.regex(/^[\w!#$%&'*+.^`|~-]+$/, "is not a header name"),
  v.check(
    (name) => !FRAMING.includes(name.toLowerCase()),
    "is a header that the server sets itself",
  ),
);
// Valibot leaves these out of a record without a word.
const UNSAFE_NAMES = ["__proto__", "constructor", "prototype"];

const safeNames = v.custom<Record<string, string>>(
  (headers) =>
    typeof headers !== "object" ||
    headers === null ||
    !UNSAFE_NAMES.some((name) => Object.hasOwn(headers, name)),
  `cannot have a header named ${UNSAFE_NAMES.join(", ")}`,
);

const headerValue = v.pipe(
  v.string("must be a text"),
  v.regex(/^[\t\x20-\x7e]*$/, "must be visible ASCII in one line"),
);

/** Whether a status is one whose responses have no body. */
const hasNoBody = (code: number | undefined): boolean => [204, 205, 304].includes(code ?? 0);

const response = v.pipe(
  object({
    type: v.literal("response"),
    status: v.optional(status),
    example: v.optional(text),
    body: v.optional(v.unknown()),
    headers: v.optional(v.pipe(safeNames, v.record(headerName, headerValue))),
    retryAfter: v.optional(
      v.union(
        [integer(0), object({ date: integer(0) })],
        'must be seconds, or {"date": seconds from now}',
      ),
    ),
  }),
  v.check(
    ({ status: code, example }) => code !== undefined || example !== undefined,
    "needs a status or the name of an example",
  ),
  v.check(
    ({ body, example }) => body === undefined || example === undefined,
    "takes a body or an example, not both",
  ),
  v.check(
    ({ status: code, body }) => body === undefined || !hasNoBody(code),
    "takes no body: responses of this status have none",
  ),
);

const effect = v.variant(
  "type",
  [
    response,
    object({ type: v.literal("reset") }),
    object({ type: v.literal("hang") }),
    object({ type: v.literal("empty"), status: v.optional(status) }),
    v.pipe(
      object({ type: v.literal("html"), status: v.optional(status) }),
      v.check(({ status: code }) => !hasNoBody(code), "responses of this status have no body"),
    ),
    object({ type: v.literal("truncate"), bytes: v.optional(integer(0)) }),
    object({ type: v.literal("slow"), bytesPerSecond: integer(1) }),
    object({ type: v.literal("breakSchema"), field: v.optional(text) }),
  ],
  ({ expected }) =>
    expected === "Object"
      ? "must be an object"
      : `must be one of ${expected.replace(/[()]/g, "").replaceAll(" |", ",")}`,
);

const rule = v.pipe(
  object({
    id: v.optional(
      v.pipe(text, v.regex(/^[\w.-]{1,64}$/, "must be 1 to 64 letters, digits, or . _ -")),
    ),
    operation: v.optional(oneOrMore(text)),
    api: v.optional(oneOrMore(text)),
    method: v.optional(oneOrMore(text)),
    path: v.optional(v.pipe(text, v.startsWith("/", "must start with /"))),
    project: v.optional(text),
    nth: v.optional(oneOrMore(integer(1))),
    every: v.optional(integer(1)),
    times: v.optional(integer(1)),
    probability: v.optional(
      v.pipe(
        v.number("must be a number from 0 to 1"),
        v.minValue(0, "must be a number from 0 to 1"),
        v.maxValue(1, "must be a number from 0 to 1"),
      ),
    ),
    seed: v.optional(integer(-0x8000_0000, 0x7fff_ffff)),
    when: v.optional(v.picklist(["before", "after"], 'must be "before" or "after"')),
    latency: v.optional(latency),
    effect: v.optional(effect),
  }),
  v.check(
    (it) => it.effect !== undefined || it.latency !== undefined,
    "does nothing; needs an effect or a latency",
  ),
  v.check((it) => it.nth === undefined || it.every === undefined, "takes nth or every, not both"),
  v.check(
    ({ when, effect: it }) => when !== "before" || it === undefined || !needsResponse(it),
    'cannot come "before": there is no response yet that could be damaged',
  ),
) satisfies v.GenericSchema<unknown, FaultRule>;

function placeOf({ path }: v.BaseIssue<unknown>, where: string): string {
  return (path ?? []).reduce<string>((place, { key }) => {
    return typeof key === "number" ? `${place}[${key}]` : `${place}.${String(key)}`;
  }, where);
}

/**
 * Checks a rule of which nothing is known.
 *
 * @throws InvalidArgumentError naming the field, after `where`, and what would be right.
 */
export function parseRule(value: unknown, where: string): FaultRule {
  const result = v.safeParse(rule, value, { abortPipeEarly: true });
  if (result.success) return structuredClone(result.output);
  const [issue] = result.issues;
  throw new InvalidArgumentError(`${placeOf(issue, where)}: ${issue.message}`);
}
