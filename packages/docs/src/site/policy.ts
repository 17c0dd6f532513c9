import { createHash } from "node:crypto";

const PLACE = "<!-- content-security-policy -->";

/**
 * Puts a content security policy in the place that the page keeps for it.
 *
 * Scripts, styles and images come from the site alone, inline scripts and style sheets run by their
 * SHA-256, so neither an injected nor a changed one does. Nothing is fetched; the one frame is the
 * sandbox in which samples run, which has a policy of its own.
 *
 * @throws Error when the page does not keep the place exactly once.
 */
export function withPolicy(page: string): string {
  if (page.split(PLACE).length !== 2) throw new Error(`The page must have ${PLACE} once`);
  const policy: Readonly<Record<string, readonly string[]>> = {
    "default-src": ["'none'"],
    "script-src": ["'self'", ...hashes(page, "script")],
    "style-src": ["'self'", ...hashes(page, "style")],
    "img-src": ["'self'", "data:"],
    "frame-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  };
  const content = Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
    .join("; ");
  const meta = `<meta http-equiv="Content-Security-Policy" content="${content}">`;
  return page.replace(PLACE, () => meta);
}

/** The hash of a text as a source of a policy. */
export const hashSource = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The hashes of all inline elements of a kind; one pass, since scripts hold the text of others. */
function hashes(page: string, kind: "script" | "style"): readonly string[] {
  const elements = page.matchAll(
    /<script\b([^<>]*)>(.*?)<\/script>|<style\b[^<>]*>(.*?)<\/style>/gs,
  );
  const sources = [...elements].flatMap(([, attributes = "", script, style]) => {
    const text = kind === "script" ? script : style;
    return text === undefined || attributes.includes("src=") ? [] : hashSource(text);
  });
  return [...new Set(sources)];
}
