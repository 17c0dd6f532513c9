import type { JsonSchema } from "json-schema-faker";
import type { OpenApiDocument, Schema } from "../spec/document.js";

// Enough to see a list in it.
const MAX_ITEMS = 3;

/** Bodies drawn from schemas. Every cloud draws the same ones in the same order. */
export class DynamicBodies {
  #seed = 0;

  /** A body that is valid against the schema. */
  async draw(document: OpenApiDocument, schema: Schema): Promise<unknown> {
    this.#seed += 1;
    const seed = this.#seed;
    // Read when it is first wanted, which for most clouds is never.
    const { generateSync } = await import("json-schema-faker");
    const root: Record<string, unknown> = { ...schema, components: document.components };
    return generateSync(root as JsonSchema, {
      seed,
      maxDefaultItems: MAX_ITEMS,
      optionalsProbability: 0.8,
    });
  }

  /** Starts over with the first one. */
  restart(): void {
    this.#seed = 0;
  }
}
