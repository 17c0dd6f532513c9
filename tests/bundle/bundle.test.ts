import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";
import { bundleForBrowsers, ONE_OPERATION } from "../../scripts/lib/browser-bundle.js";

const TWO_OPERATIONS = `${ONE_OPERATION}
  import { deletePublicip } from "@hcnet/publicips/operations";
  deletePublicip(session, {}).then(console.log);
`;

const bundle = (contents: string) => bundleForBrowsers(ROOT, contents);

describe("a bundle for browsers", () => {
  test("of one operation stays small", async () => {
    const { atOnce, all } = await bundle(ONE_OPERATION);
    console.log(
      `one operation: ${atOnce} bytes after gzip, ${all} with what is loaded when needed`,
    );
    expect(atOnce).toBeLessThan(11_450);
    expect(all).toBeLessThan(18_200);
  });

  test("grows by no more than 150 bytes with a second operation", async () => {
    const [first, second] = await Promise.all([bundle(ONE_OPERATION), bundle(TWO_OPERATIONS)]);
    expect(second.atOnce - first.atOnce).toBeLessThanOrEqual(150);
  });

  test("needs nothing of Node", async () => {
    const { text } = await bundle(ONE_OPERATION);
    expect(text).not.toMatch(/"node:|\bBuffer\b|\bprocess\./);
    expect(text).toContain("crypto.subtle");
  });
});
