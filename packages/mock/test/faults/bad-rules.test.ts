import { describe, expect, test } from "vitest";
import type { FaultRule } from "../../src/index.js";
import { faultyCloud } from "./support.js";

const reset = { type: "reset" };

describe("a rule is rejected", () => {
  test.each<[string, unknown, string]>([
    ["that is none", 7, "faults[0]: must be an object"],
    [
      "that does nothing",
      { operation: "showPublicip" },
      "faults[0]: does nothing; needs an effect",
    ],
    ["with an unknown field", { efect: reset }, "faults[0].efect: unknown field; known: id, oper"],
    [
      "with an unknown effect",
      { effect: { type: "boom" } },
      'faults[0].effect.type: must be one of "response", "reset", "hang"',
    ],
    ["with an effect without a type", { effect: {} }, "faults[0].effect.type: must be one of"],
    ["with an effect that is none", { effect: "reset" }, "faults[0].effect: must be an object"],
    [
      "with an unknown field in its effect",
      { effect: { ...reset, status: 1 } },
      "faults[0].effect.status: unknown field",
    ],
    [
      "without what its effect needs",
      { effect: { type: "slow" } },
      "faults[0].effect.bytesPerSecond: is required",
    ],
    [
      "with a status out of range",
      { effect: { type: "response", status: 99 } },
      "faults[0].effect.status: must be an integer from 200 to 599",
    ],
    [
      "with a response without a status",
      { effect: { type: "response" } },
      "faults[0].effect: needs a status or the name of an example",
    ],
    ...["Trailer", "transfer-encoding", "Content-Length", "Connection"].map(
      (name): [string, unknown, string] => [
        `with the header ${name}`,
        { effect: { type: "response", status: 500, headers: { [name]: "x" } } },
        `faults[0].effect.headers.${name}: is a header that the server sets itself`,
      ],
    ),
    [
      "with a body and an example",
      { effect: { type: "response", example: "throttled", body: {} } },
      "faults[0].effect: takes a body or an example, not both",
    ],
    [
      "with a body where there is none",
      { effect: { type: "response", status: 204, body: "x" } },
      "faults[0].effect: takes no body",
    ],
    [
      "with a page where there is no body",
      { effect: { type: "html", status: 204 } },
      "faults[0].effect: responses of this status have no body",
    ],
    [
      "with a header of two lines",
      { effect: { type: "response", status: 500, headers: { A: "b\r\nc: d" } } },
      "faults[0].effect.headers.A: must be visible ASCII",
    ],
    [
      "with a header that would be a prototype",
      JSON.parse('{"effect":{"type":"response","status":500,"headers":{"__proto__":"x"}}}'),
      "faults[0].effect.headers: cannot have a header named __proto__, constructor, prototype",
    ],
    [
      "with nth and every",
      { nth: 1, every: 2, effect: reset },
      "faults[0]: takes nth or every, not both",
    ],
    [
      "with a call number 0",
      { nth: 0, effect: reset },
      "faults[0].nth: must be an integer of at least 1",
    ],
    [
      "with half a time",
      { times: 0.5, effect: reset },
      "faults[0].times: must be an integer of at least 1",
    ],
    [
      "with a probability in percent",
      { probability: 50, effect: reset },
      "faults[0].probability: must be a number from 0 to 1",
    ],
    [
      "with a latency that ends first",
      { latency: { min: 2, max: 1 } },
      "faults[0].latency: min must not be over max",
    ],
    [
      "with a latency without an end",
      { latency: Number.POSITIVE_INFINITY },
      "faults[0].latency: must be",
    ],
    [
      "that damages a response too early",
      { when: "before", effect: { type: "truncate" } },
      'faults[0]: cannot come "before"',
    ],
    [
      "with an unknown operation",
      { operation: "updatePublicIp", effect: reset },
      'faults[0].operation: there is no "updatePublicIp"; did you mean updatePublicip?',
    ],
    [
      "with an unknown API",
      { api: "dns", effect: reset },
      'faults[0].api: there is no "dns"; known: vif-peers,',
    ],
    [
      "with an unknown example",
      { operation: "showPublicip", effect: { type: "response", example: "sleepy" } },
      'faults[0].effect.example: no such operation has an error example "sleepy"; known: ',
    ],
    [
      "with an example of another status",
      { effect: { type: "response", example: "throttled", status: 400 } },
      'has an error example "throttled" under status 400',
    ],
  ])("%s", (_, rule, message) => {
    expect(() => faultyCloud(rule as FaultRule)).toThrow(message);
    try {
      faultyCloud(rule as FaultRule);
    } catch (error) {
      expect(error).toMatchObject({ name: "InvalidArgumentError" });
    }
  });

  test("together with all that come with it", () => {
    const { cloud } = faultyCloud({ id: "a", effect: { type: "hang" } });
    const good: FaultRule = { id: "b", effect: { type: "reset" } };
    expect(() => cloud.faults.add(good, { id: "a", latency: 1 })).toThrow(
      "faults[1].id: there is another a",
    );
    expect(() => cloud.faults.add(good, good)).toThrow("faults[1].id: there is another b");
    expect(cloud.faults.list().map(({ id }) => id)).toEqual(["a"]);
  });
});
