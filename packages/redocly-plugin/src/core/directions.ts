import type { Location, UserContext } from "@redocly/openapi-core";
import { createOpenObjectFinder } from "./closed-requests.js";
import { follow, type Place } from "./follow.js";
import { entriesOf, isObject } from "./json.js";
import { contentSchemas, type RawPlace, walkSchemas } from "./schemas.js";

export interface Problem {
  readonly message: string;
  readonly location: Location;
}

interface Finding extends Problem {
  /** Where the schema is, which may be above `location`. */
  readonly schema: Location;
  /** Whether the opposite is required of the same schema in the other direction. */
  readonly conflicts: boolean;
}

const MUST_BE_CLOSED =
  "An object in a request must be closed: `additionalProperties: false`, or `unevaluatedProperties: false` where schemas are composed.";
const CLOSERS = ["additionalProperties", "unevaluatedProperties"];
const FIXERS = ["enum", "const"];

/**
 * Collects what `request-closed` and `response-open` find. A schema that requests and responses share
 * cannot satisfy both, so the two rules report it once between them: either fix alone would make the
 * other rule report it.
 */
export class Directions {
  readonly #inRequests = new Map<string, Location>();
  readonly #inResponses = new Set<string>();
  readonly #ofRequests: Finding[] = [];
  readonly #ofResponses: Finding[] = [];
  readonly #findOpenObjects = createOpenObjectFinder();

  addRequest(node: unknown, ctx: UserContext): void {
    if (!isObject(node)) return;
    for (const schema of contentSchemas({ node, location: ctx.location }, ctx)) {
      walkSchemas(schema, ctx, ({ location }) => {
        this.#inRequests.set(location.absolutePointer, location);
      });
      for (const location of this.#findOpenObjects(schema, ctx)) {
        const finding = { message: MUST_BE_CLOSED, location, schema: location, conflicts: true };
        this.#ofRequests.push(finding);
      }
    }
  }

  addResponse(node: unknown, ctx: UserContext): void {
    if (!isObject(node)) return;
    const response = { node, location: ctx.location };
    for (const schema of [...contentSchemas(response, ctx), ...headerSchemas(response, ctx)]) {
      walkSchemas(schema, ctx, (place) => {
        this.#inResponses.add(place.location.absolutePointer);
        this.#ofResponses.push(...limitsOf(place));
      });
    }
  }

  requestProblems(ctx: UserContext): Problem[] {
    if (!isOn("response-open", ctx)) return this.#ofRequests;
    return this.#ofRequests.map((finding) => this.#splitProblem(finding) ?? finding);
  }

  responseProblems(ctx: UserContext): Problem[] {
    if (!isOn("request-closed", ctx)) return this.#ofResponses;
    const ofRequests = new Set(this.#ofRequests.map(({ schema }) => this.#sharedSchema(schema)));
    const split = new Set(
      this.#ofResponses
        .filter(({ conflicts }) => conflicts)
        .map(({ schema }) => this.#sharedSchema(schema)),
    );
    return this.#ofResponses.flatMap((finding) => {
      const shared = this.#sharedSchema(finding.schema);
      if (shared === undefined) return [finding];
      if (ofRequests.has(shared)) return [];
      return [(split.has(shared) ? this.#splitProblem(finding) : undefined) ?? finding];
    });
  }

  #splitProblem({ schema }: Finding): Problem | undefined {
    const location = this.#sharedSchema(schema);
    if (location === undefined) return undefined;
    const name = /#\/components\/schemas\/([^/]+)$/.exec(location.absolutePointer)?.[1];
    const subject = name === undefined ? "This schema" : `The schema \`${name}\``;
    const message = `${subject} is used in requests, where objects must be closed, and in responses, where they must stay open: split it into two schemas.`;
    return { message, location };
  }

  /** The outermost schema around a place that requests and responses share. */
  #sharedSchema({ absolutePointer }: Location): Location | undefined {
    let outermost: Location | undefined;
    for (const [pointer, location] of this.#inRequests) {
      const inside = pointer.endsWith("/") ? pointer : `${pointer}/`;
      if (!this.#inResponses.has(pointer) || !`${absolutePointer}/`.startsWith(inside)) continue;
      if (pointer.length < (outermost?.absolutePointer.length ?? Number.POSITIVE_INFINITY)) {
        outermost = location;
      }
    }
    return outermost;
  }
}

function limitsOf({ node, location }: Place): Finding[] {
  const closers = CLOSERS.filter((name) => node[name] === false).map((keyword) => ({
    message: `A response must stay open: remove \`${keyword}: false\`.`,
    location: location.child(keyword).key(),
    schema: location,
    conflicts: true,
  }));
  const fixers = FIXERS.filter((name) => node[name] !== undefined).map((keyword) => ({
    message: `A response must stay open: write \`x-extensible-enum\` instead of \`${keyword}\`.`,
    location: location.child(keyword).key(),
    schema: location,
    conflicts: false,
  }));
  return [...closers, ...fixers];
}

function headerSchemas({ node, location }: Place, ctx: UserContext): RawPlace[] {
  return entriesOf(node.headers).flatMap(([name, raw]) => {
    const header = follow(raw, location.child(["headers", name]), ctx);
    if (header === undefined) return [];
    return [
      [header.node.schema, header.location.child("schema")] as const,
      ...contentSchemas(header, ctx),
    ];
  });
}

function isOn(rule: string, { config, specVersion }: UserContext): boolean {
  const versions: Readonly<Record<string, unknown>> = config?.rules ?? {};
  const rules = versions[specVersion];
  const setting = isObject(rules) ? (rules[`hcnet/${rule}`] ?? "off") : "off";
  return (isObject(setting) ? setting.severity : setting) !== "off";
}
