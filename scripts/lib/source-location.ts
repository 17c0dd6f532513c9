import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { ROOT } from "./apis.js";
import { unescapeSegment } from "./openapi.js";

type Fields = Readonly<Record<string, unknown>>;

/** A value in a file of the specs. */
interface Place {
  readonly file: string;
  readonly segments: readonly string[];
  readonly value: unknown;
}

const fieldsOf = (value: unknown): Fields =>
  value !== null && typeof value === "object" ? (value as Fields) : {};

const encode = (segment: string): string => segment.replaceAll("~", "~0").replaceAll("/", "~1");
const split = (pointer: string): string[] =>
  pointer.replace(/^#/, "").split("/").filter(Boolean).map(unescapeSegment);

function open(file: string, segments: readonly string[] = []): Place {
  let value: unknown = parse(readFileSync(file, "utf8"));
  for (const segment of segments) value = fieldsOf(value)[segment];
  return { file, segments, value };
}

/** Follows `$ref`s to where the value is written. */
function follow(place: Place): Place {
  const { $ref } = fieldsOf(place.value);
  if (typeof $ref !== "string") return place;
  const [path = "", pointer = ""] = $ref.split("#");
  const file = path === "" ? place.file : resolve(dirname(place.file), path);
  return follow(open(file, split(pointer)));
}

function child(place: Place, segment: string): Place | undefined {
  const { externalValue } = fieldsOf(place.value);
  if (segment === "value" && typeof externalValue === "string") {
    return open(resolve(dirname(place.file), externalValue));
  }
  const value = fieldsOf(place.value)[segment];
  const segments = [...place.segments, segment];
  return value === undefined ? undefined : { file: place.file, segments, value };
}

/** The file of a component that the bundler took out of a file of its own. */
function component(api: string, kind = "", name = ""): Place | undefined {
  const files = [api, "shared"].map((folder) => join(ROOT, "specs", folder, kind, `${name}.yaml`));
  const file = files.find((path) => existsSync(path));
  return file === undefined ? undefined : open(file);
}

/**
 * Finds the place in the sources of an API that a JSON Pointer into its bundle comes from; the nearest
 * object around it where the bundle has been changed further.
 */
export function locateSource(
  api: string,
  pointer: string,
): { readonly file: string; readonly pointer: string } {
  const segments = split(pointer);
  let place = open(join(ROOT, "specs", api, "openapi.yaml"));
  let skip = 0;
  if (segments[0] === "components" && segments.length >= 3) {
    const own = component(api, segments[1], segments[2]);
    if (own !== undefined) [place, skip] = [own, 3];
  }
  for (const segment of segments.slice(skip)) {
    const next = child(follow(place), segment);
    if (next === undefined) break;
    place = next;
  }
  return { file: place.file, pointer: `#/${place.segments.map(encode).join("/")}` };
}
