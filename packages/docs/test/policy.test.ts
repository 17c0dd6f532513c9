import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadApis } from "../src/apis.js";
import { SITE } from "../src/build.js";
import { withPolicy } from "../src/csp.js";
import { mendPage } from "../src/reference/mend.js";

const apis = await loadApis();
const PLACE = "<!-- content-security-policy -->";
const hashOf = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the content security policy", () => {
  it("refuses everything but the inline scripts and style sheets of the page", () => {
    const page = `${PLACE}<style>a</style><script type="module">"<style>b</style>"</script>`;
    const content = [
      "default-src 'none'",
      `script-src ${hashOf('"<style>b</style>"')}`,
      `style-src-elem ${hashOf("a")}`,
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; ");
    expect(withPolicy(page)).toBe(
      page.replace(PLACE, `<meta http-equiv="Content-Security-Policy" content="${content}">`),
    );
  });

  it("needs its place in the page, once", () => {
    expect(() => withPolicy("<p>")).toThrow(/must have/);
    expect(() => withPolicy(PLACE + PLACE)).toThrow(/must have/);
  });

  it.each(apis)("of $name allows no eval, no worker and no address", async (api) => {
    const page = await readFile(join(SITE, api.name, "index.html"), "utf8");
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1];
    expect(policy).toMatch(/^default-src 'none'; script-src( 'sha256-[^']+')+; style-src-elem/);
    expect(policy).not.toMatch(/unsafe-eval|worker|blob:|https?:|\*|self/);
    expect(policy?.match(/[a-z-]+ 'unsafe-inline'/g)).toEqual(["style-src-attr 'unsafe-inline'"]);
    expect(page).not.toMatch(/\bcdn\./);
  });
});

describe("mending the page of Redoc", () => {
  it("stops when Redoc writes the page otherwise", () => {
    expect(() => mendPage("<html>")).toThrow(/has changed .*found 0 times/);
  });
});
