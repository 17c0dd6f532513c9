import { createHash } from "node:crypto";

const PLACE = "<!-- content-security-policy -->";

/** What a page needs beyond its own inline scripts and style sheets. */
export interface Relaxations {
  /** Sources of style elements that the page makes. */
  readonly styleElements?: readonly string[];
  readonly "style-src-attr"?: readonly string[];
  readonly "img-src"?: readonly string[];
  readonly "font-src"?: readonly string[];
}

/**
 * Puts a content security policy in the place that the page keeps for it.
 *
 * Nothing may be loaded, sent or framed; inline scripts and style sheets run by their SHA-256, so
 * neither an injected nor a changed one does.
 *
 * @throws Error when the page does not keep the place exactly once.
 */
export function withPolicy(page: string, relaxations: Relaxations = {}): string {
  if (page.split(PLACE).length !== 2) throw new Error(`The page must have ${PLACE} once`);
  const { styleElements = [], ...others } = relaxations;
  const policy: Readonly<Record<string, readonly string[]>> = {
    "default-src": ["'none'"],
    "script-src": hashes(page, "script"),
    "style-src-elem": [...hashes(page, "style"), ...styleElements],
    ...others,
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  };
  const content = Object.entries(policy)
    .filter(([, sources]) => sources.length > 0)
    .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
    .join("; ");
  const meta = `<meta http-equiv="Content-Security-Policy" content="${content}">`;
  return page.replace(PLACE, () => meta);
}

/** The hashes of all inline elements of a kind; one pass, since scripts hold the text of others. */
function hashes(page: string, kind: "script" | "style"): readonly string[] {
  const elements = page.matchAll(/<(script|style)\b[^>]*>(.*?)<\/\1>/gs);
  const sources = [...elements]
    .filter(([, name]) => name === kind)
    .map(([, , text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return [...new Set(sources)];
}
