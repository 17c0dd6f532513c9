import type { CatalogOperation } from "./catalog/types.js";

/** Replaces every known secret in the strings of a value. */
export type Redact = <T>(value: T) => T;

/** Shorter values could be any word of a text. */
const MIN_LENGTH = 6;
const REDACTED = "[redacted]";
const SECRET_VARIABLES =
  /^(?:HUAWEICLOUD|HW|OS)_(?:\w*_)?(?:SK|SECRET_KEY|TOKEN|PASSWORD|PASSCODE)$/;
const PROXY_VARIABLES = /^(?:https?|all)_proxy$/i;
const SECRET_NAMES = /passw|passcode|secret|token$|private.?key|api-?key/i;

/** Lists the secrets in the environment, such as `HUAWEICLOUD_SDK_SK`, wherever they may appear. */
export function secretsOfEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return Object.entries(env).flatMap(([name, value = ""]) => {
    if (SECRET_VARIABLES.test(name)) return [value];
    return PROXY_VARIABLES.test(name) && URL.canParse(value) ? passwordOf(new URL(value)) : [];
  });
}

function passwordOf({ password }: URL): readonly string[] {
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/** Lists the names of the properties that a spec marks as sensitive. */
export function sensitiveNames(operations: Iterable<CatalogOperation>): ReadonlySet<string> {
  const names = [...operations].flatMap(({ descriptor: { sensitive } }) =>
    [...(sensitive?.request ?? []), ...(sensitive?.response ?? [])].map(
      (pointer) => pointer.split("/").at(-1) ?? "",
    ),
  );
  return new Set(names);
}

/** Lists the values of secret properties at any depth, such as a seed or a request body has them. */
export function secretsOf(data: unknown, names: ReadonlySet<string>): readonly string[] {
  const secrets: string[] = [];
  const pending = [{ value: data, isSecret: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, isSecret } = next;
    if (isSecret && /^(?:string|number)$/.test(typeof value)) secrets.push(String(value));
    if (typeof value !== "object" || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      const isNamed = names.has(name) || SECRET_NAMES.test(name);
      pending.push({ value: inner, isSecret: isSecret || isNamed });
    }
  }
  return secrets;
}

/**
 * Creates a function that replaces secrets, as they are and escaped for JSON or a URL. That of the runtime
 * finds more encodings, at a cost that neither a list of thousands nor an argument of 10 MB may have.
 */
export function createRedact(secrets: Iterable<string>): Redact {
  const forms = [...secrets]
    .filter(({ length }) => length >= MIN_LENGTH)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), percentEncoded(secret)]);
  // A secret may hold another one.
  const needles = [...new Set(forms)].sort((a, b) => b.length - a.length);
  const redact = (value: unknown): unknown => {
    if (typeof value === "string") {
      return needles.reduce((text, needle) => text.replaceAll(needle, REDACTED), value);
    }
    if (Array.isArray(value)) return value.map(redact);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [redact(name), redact(inner)]),
    );
  };
  return (needles.length === 0 ? (value: unknown) => value : redact) as Redact;
}

const percentEncoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, ""));
