import type { IncomingRequest } from "../gateway/message.js";
import { sha256Hex } from "../platform/hashes.js";
import { parseJson } from "../platform/json.js";
import { type CanonicalParts, UNSIGNED_PAYLOAD } from "./canonical.js";

/** A way in which a client may have signed something else than what arrived. */
export interface Variant {
  /** `method`, `path`, `query`, `header <name>`, `body` or `secret key`. */
  readonly part: string;
  readonly hint: string;
  readonly parts: CanonicalParts;
}

/** What arrived, in the form to sign and as it is. */
export interface Arrived {
  readonly request: IncomingRequest;
  readonly body: Uint8Array;
  readonly parts: CanonicalParts;
}

// Larger bodies are not parsed for a hint.
const MAX_BODY = 65_536;
const METHODS = ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS"];

function* methodVariants({ parts }: Arrived): Generator<Variant> {
  for (const method of METHODS) {
    if (method === parts.method) continue;
    yield { part: "method", hint: `${method} was signed`, parts: { ...parts, method } };
  }
  const method = parts.method.toLowerCase();
  yield { part: "method", hint: "it was signed in lower case", parts: { ...parts, method } };
}

const withSlash = (path: string): string => (path.endsWith("/") ? path : `${path}/`);

function* pathVariants({ request, parts }: Arrived): Generator<Variant> {
  const variant = (hint: string, path: string): Variant => ({
    part: "path",
    hint,
    parts: { ...parts, path },
  });
  const sent = request.pathname;
  yield variant("it was signed without the slash at its end", parts.path.replace(/\/$/, ""));
  yield variant("it was signed as it is sent, not encoded", withSlash(sent));
  yield variant("it was signed as it is sent, without a slash at its end", sent);
  const twice = sent.split("/").map(encodeURIComponent).join("/");
  yield variant("it was encoded twice", withSlash(twice));
  const [, ...segments] = sent.split("/");
  yield variant("its first segment was omitted", withSlash(`/${segments.slice(1).join("/")}`));
  yield variant("the query was signed with it", withSlash(`${sent}?${request.query}`));
}

function* queryVariants({ request, parts }: Arrived): Generator<Variant> {
  const variant = (hint: string, query: string): Variant => ({
    part: "query",
    hint,
    parts: { ...parts, query },
  });
  yield variant("it was omitted", "");
  yield variant("it was signed as it is sent, neither sorted nor encoded", request.query);
  yield variant("blanks were signed as +", parts.query.replaceAll("%20", "+"));
  const bare = parts.query.replace(/=(?=&|$)/g, "");
  yield variant("names without a value were signed without =", bare);
  const sorted = request.query.split("&").sort().join("&");
  yield variant("it was signed as it is sent, sorted but not encoded", sorted);
}

function headerValues(request: IncomingRequest, name: string, value: string): [string, string][] {
  const blanks: [string, string][] = [` ${value}`, `${value} `, ` ${value} `].map((text) => [
    "blanks around its value were signed",
    text,
  ]);
  if (name === "content-type") {
    const [type = ""] = value.split(";");
    const others = [type.trim(), `${type.trim()};charset=UTF-8`, `${type.trim()}; charset=utf-8`];
    return [...blanks, ...others.map((text): [string, string] => [`"${text}" was signed`, text])];
  }
  if (name !== "host") return blanks;
  const bare = value.replace(/:\d+$/, "");
  const forwarded = request.header("x-forwarded-host");
  return [
    ["it was signed without the port", bare],
    ["it was signed with port 443", `${bare}:443`],
    ["it was signed with port 80", `${bare}:80`],
    ...(forwarded === undefined
      ? []
      : [["the host in X-Forwarded-Host was signed", forwarded] satisfies [string, string]]),
  ];
}

function* headerVariants({ request, parts }: Arrived): Generator<Variant> {
  for (const [index, line] of parts.headers.entries()) {
    const [name = ""] = line.split(":", 1);
    const value = line.slice(name.length + 1);
    for (const [hint, text] of headerValues(request, name, value)) {
      const headers = parts.headers.map((it, at) => (at === index ? `${name}:${text}` : it));
      yield { part: `header ${name}`, hint, parts: { ...parts, headers } };
    }
    const headers = parts.headers.filter((_, at) => at !== index);
    yield {
      part: `header ${name}`,
      hint: "it is listed, but was not signed",
      parts: { ...parts, headers },
    };
  }
}

function reserialized(body: Uint8Array): [string, string][] {
  if (body.byteLength > MAX_BODY) return [];
  const text = new TextDecoder().decode(body);
  const texts: [string, string][] = [
    ["a body without the line feed at its end was signed", text.replace(/\r?\n$/, "")],
    ["a body with a line feed at its end was signed", `${text}\n`],
  ];
  try {
    const value = parseJson(text);
    texts.push(["the body was signed as JSON without blanks", JSON.stringify(value)]);
    texts.push(["the body was signed as indented JSON", JSON.stringify(value, null, 2)]);
    // As Python's json.dumps writes it.
    const python = JSON.stringify(value, null, 1).replace(/\n */g, " ");
    const tight = python.replace(/([[{]) /g, "$1").replace(/ ([\]}])/g, "$1");
    texts.push(["the body was signed as JSON with a blank after : and ,", tight]);
  } catch {
    // Not JSON; then these are no ways to write it.
  }
  return texts;
}

function* bodyVariants({ request, parts, body }: Arrived): Generator<Variant> {
  const variant = (hint: string, bodyHash: string): Variant => ({
    part: "body",
    hint,
    parts: { ...parts, bodyHash },
  });
  yield variant(
    "UNSIGNED-PAYLOAD was signed, but X-Sdk-Content-Sha256 does not say so",
    UNSIGNED_PAYLOAD,
  );
  yield variant("an empty body was signed", sha256Hex(new Uint8Array()));
  yield variant(
    "its hash was signed, though X-Sdk-Content-Sha256 says UNSIGNED-PAYLOAD",
    sha256Hex(body),
  );
  const declared = request.header("x-sdk-content-sha256");
  if (declared !== undefined)
    yield variant("the hash in X-Sdk-Content-Sha256 was signed", declared);
  for (const [hint, text] of reserialized(body)) {
    yield variant(hint, sha256Hex(text));
  }
}

/** Everything that is tried to tell which part of a request was signed differently. */
export function* variantsOf(arrived: Arrived): Generator<Variant> {
  yield* pathVariants(arrived);
  yield* queryVariants(arrived);
  yield* bodyVariants(arrived);
  yield* methodVariants(arrived);
  // Last, as there may be many of them.
  yield* headerVariants(arrived);
}
