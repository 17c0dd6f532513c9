import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SITE } from "../src/build.js";
import { withPolicy } from "../src/site/policy.js";

const PLACE = "<!-- content-security-policy -->";
const hashOf = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the content security policy", () => {
  test("allows the site's own files and the inline scripts and styles of the page", () => {
    const page = `${PLACE}<style>a</style><script>"<style>b</style>"</script><script src="c.js"></script>`;
    const content = [
      "default-src 'none'",
      `script-src 'self' ${hashOf('"<style>b</style>"')}`,
      `style-src 'self' ${hashOf("a")}`,
      "img-src 'self' data:",
      "frame-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; ");
    expect(withPolicy(page)).toBe(
      page.replace(PLACE, `<meta http-equiv="Content-Security-Policy" content="${content}">`),
    );
  });

  test("rejects a page without its place, or with two", () => {
    expect(() => withPolicy("<p>")).toThrow(/must have/);
    expect(() => withPolicy(PLACE + PLACE)).toThrow(/must have/);
  });

  test("of every page allows no eval, no unsafe-inline and no other origin", async () => {
    const names = await readdir(SITE, { recursive: true });
    const pages = names.filter((name) => name.endsWith(".html") && !name.endsWith("sandbox.html"));
    for (const name of pages) {
      const page = await readFile(join(SITE, name), "utf8");
      const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(
        page,
      )?.[1];
      expect(policy, name).toMatch(
        /^default-src 'none'; script-src 'self' 'sha256-[^']+'; style-src 'self'; /,
      );
      expect(policy, name).not.toMatch(/unsafe|blob:|https?:|\*/);
      expect(page, name).not.toMatch(/ style="| on[a-z]+="/);
    }
  });

  test("of the sandbox allows its own script and workers of what it was handed, nothing else", async () => {
    const page = await readFile(join(SITE, "assets/sandbox.html"), "utf8");
    const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? "";
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1];
    expect(policy).toBe(
      `default-src 'none'; script-src ${hashOf(script)} blob:; worker-src blob:; base-uri 'none'; form-action 'none'`,
    );
  });
});
