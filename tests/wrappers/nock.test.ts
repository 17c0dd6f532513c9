import { expect, test } from "vitest";
import { startReal, statusOf, TARGET } from "./support.js";

// Each is loaded by its own test: nock replaces http.request as soon as it is loaded.
test.each([
  [13, () => import("nock-13")],
  [14, () => import("nock")],
])(
  "nock %i intercepts the next call with all its headers, also of a client that was used before",
  async (_, load) => {
    const { default: nock } = await load();
    const url = await startReal();
    nock.restore();
    const used = statusOf(url);
    expect(await used()).toBe("REAL");
    nock.activate();
    const scope = nock(url, {
      reqheaders: { "x-auth-token": "a-token", accept: "application/json" },
    })
      .get(TARGET)
      .times(2)
      .reply(200, { publicip: { status: "MOCKED" } });
    expect([await used(), await statusOf(url)()]).toEqual(["MOCKED", "MOCKED"]);
    scope.done();
    nock.restore();
    expect(await used()).toBe("REAL");
  },
);
