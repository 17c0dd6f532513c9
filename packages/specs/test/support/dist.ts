import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OpenApiDocument } from "../../src/documents/document.js";
import type { JsonObject } from "../../src/json.js";

export const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));

export const readText = (path: string): string => readFileSync(join(PACKAGE, "dist", path), "utf8");

export const readJson = (path: string): JsonObject => JSON.parse(readText(path)) as JsonObject;

export const readDocument = (path: string): OpenApiDocument => readJson(path) as OpenApiDocument;

export const filesIn = (directory: string): string[] =>
  readdirSync(join(PACKAGE, "dist", directory)).sort();
