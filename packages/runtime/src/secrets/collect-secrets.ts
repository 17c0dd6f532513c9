import type { Credentials } from "../credentials/credentials.js";
import { parseJson } from "../json.js";
import { replaceSecrets } from "../redact.js";
import type { TransportRequest } from "../transport/transport.js";
import { SECRET_HEADERS, SECRET_NAMES } from "./redact-request.js";

/** Everything that may hold a secret of a request. */
export interface SecretSources {
  /** The request as it was sent. */
  readonly request?: Pick<TransportRequest, "url" | "headers" | "body"> | undefined;
  /** Secrets in its body, as JSON pointers. */
  readonly sensitive?: readonly string[] | undefined;
  readonly credentials?: Credentials | undefined;
  /** Returns what the transport adds, such as the password of a proxy. */
  readonly transport?: (() => readonly string[]) | undefined;
}

/** Lists every secret that a request carried or was signed with. */
export function collectSecrets(sources: SecretSources): Set<string> {
  const { request, sensitive = [], credentials, transport } = sources;
  const secrets = new Set<string>();
  for (const value of transport?.() ?? []) addHeaderValue(value, secrets);
  addText(secretsOfCredentials(credentials), secrets);
  for (const [name, value] of Object.entries(request?.headers ?? {})) {
    if (SECRET_HEADERS.test(name)) addHeaderValue(value, secrets);
  }
  if (request !== undefined) addUrl(request.url, secrets);
  const body = parseJson(request?.body ?? "");
  const named: unknown[] = [];
  replaceSecrets(body, sensitive, named);
  addText(named, secrets);
  addText(body, secrets, false);
  return secrets;
}

// The members are getters that are not enumerable.
const secretsOfCredentials = (credentials: Credentials | undefined): object => {
  const { token, secretAccessKey, securityToken } = (credentials ?? {}) as Record<string, unknown>;
  return { token, secretAccessKey, securityToken };
};

/** Adds the strings and numbers inside of a value, or only the strings that have the name of a secret. */
function addText(value: unknown, secrets: Set<string>, all = true): void {
  const pending: [unknown, boolean][] = [[value, all]];
  for (const [next, isSecret] of pending) {
    if (typeof next === "object") {
      for (const [name, inner] of Object.entries(next ?? {})) {
        pending.push([inner, all || (typeof inner === "string" && SECRET_NAMES.test(name))]);
      }
    } else if (isSecret && /string|number/.test(typeof next)) secrets.add(String(next));
  }
}

/** Adds the value of a header, and what is secret within it. */
function addHeaderValue(value: string, secrets: Set<string>): void {
  secrets.add(value);
  const [, scheme = "", parameters = ""] = /^([\w-]+) (.+)$/.exec(value) ?? [];
  if (/^basic$/i.test(scheme)) addBasic(parameters, secrets);
  if (/^SDK-HMAC/i.test(scheme)) secrets.add(/Signature=(\w+)/.exec(parameters)?.[1] ?? "");
  else if (scheme !== "") secrets.add(parameters);
  // Cookies.
  else for (const pair of value.split(/; */)) secrets.add(pair.slice(pair.indexOf("=") + 1));
}

/** User and password, in Base64. */
function addBasic(encoded: string, secrets: Set<string>): void {
  secrets.add(encoded);
  try {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const pair = new TextDecoder().decode(bytes);
    secrets.add(pair);
    secrets.add(pair.slice(pair.indexOf(":") + 1));
  } catch {
    // Not Base64; the whole value is on the list.
  }
}

function addUrl(url: string, secrets: Set<string>): void {
  if (!URL.canParse(url)) return;
  const { password, searchParams } = new URL(url);
  secrets.add(password);
  for (const [name, value] of searchParams) if (SECRET_NAMES.test(name)) secrets.add(value);
}
