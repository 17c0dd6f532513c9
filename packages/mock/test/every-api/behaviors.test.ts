import { describe, expect, test } from "vitest";
import { chooseBehaviors } from "../../src/behaviors/index.js";
import { behaviors, createMockCloud } from "../../src/index.js";

const switchable = behaviors.filter(({ choices }) => choices !== undefined).map(({ id }) => id);
const ofPublicips = switchable.filter((id) => id.startsWith("publicips."));

describe("behaviors", () => {
  test("are what the register has first, unless told otherwise", () => {
    const chosen = chooseBehaviors(behaviors, { "publicips.unbind-unbound": "reject" });
    const defaults = behaviors.flatMap(({ id, choices }) =>
      choices === undefined ? [] : [[id, Object.keys(choices)[0]] as const],
    );
    expect(chosen).toEqual({
      ...Object.fromEntries(defaults),
      "publicips.unbind-unbound": "reject",
    });
  });

  test.each([
    [{ "vpc.x": "x" }, "behaviors: expected one of vif-peers.immutable-members, "],
    [
      { "publicips.delete": "x" },
      `behaviors: expected one of ${ofPublicips.join(", ")}, got "publicips.delete"`,
    ],
    [
      { "publicips.unbind-unbound": "off" },
      'behaviors["publicips.unbind-unbound"]: expected one of unchanged, reject, got "off"',
    ],
    [
      { "publicips.unbind-unbound": 1 },
      'behaviors["publicips.unbind-unbound"]: expected one of unchanged, reject, got 1',
    ],
  ])("cannot be %j", (wanted, message) => {
    expect(() => createMockCloud({ behaviors: wanted as object })).toThrow(message);
  });
});
