import { describe, expect, it } from "vitest";
import { createMockCloud, rules } from "../src/index.js";
import { chooseRules } from "../src/rules/index.js";

describe("rules", () => {
  it("are what the register has first, unless told otherwise", () => {
    const chosen = chooseRules(rules, { "4.4": "reject" });
    const defaults = rules.flatMap(({ number, choices }) =>
      choices === undefined ? [] : [[number, Object.keys(choices)[0]] as const],
    );
    expect(chosen).toEqual({ ...Object.fromEntries(defaults), "4.4": "reject" });
  });

  it.each([
    [{ "9.9": "x" }, "rules: expected one of 1.2, "],
    [{ "4.3": "x" }, "rules: expected one of 1.2, "],
    [{ "4.4": "off" }, 'rules["4.4"]: expected one of unchanged, reject, got "off"'],
    [{ "4.4": 1 }, 'rules["4.4"]: expected one of unchanged, reject, got 1'],
  ])("cannot be %j", (wanted, message) => {
    expect(() => createMockCloud({ rules: wanted as object })).toThrow(message);
  });
});
