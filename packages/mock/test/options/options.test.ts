import { afterAll, describe, expect, test } from "vitest";
import { recordHar } from "../../src/har/index.js";
import { createMockCloud, type MockCloud } from "../../src/index.js";
import { mockHandlers } from "../../src/msw/index.js";

const cloud = createMockCloud();
const own = createMockCloud();
afterAll(() => own.reset());

type Loose = (options: object) => unknown;
const createLoose = createMockCloud as Loose;
const listen = cloud.listen as Loose;
const connect = cloud.endpoints.connect as Loose;

describe("an unknown option or property is rejected", () => {
  test.each<[string, () => unknown]>([
    [
      "nope: unknown option; known: credentials, identity, now, faults",
      () => createLoose({ nope: 1 }),
    ],
    ["regoin: unknown option; did you mean region?", () => createLoose({ regoin: "r" })],
    ["fault: unknown option; did you mean faults?", () => createLoose({ fault: [] })],
    [
      "credentials.accessKey: unknown option; did you mean accessKeyId?",
      () => createLoose({ credentials: { accessKey: "a" } }),
    ],
    [
      "identity.user: unknown option; did you mean users?",
      () => createLoose({ identity: { user: [] } }),
    ],
    [
      "identity.users[1].pasword: unknown option; did you mean password?",
      () => createLoose({ identity: { users: [{ name: "a" }, { name: "b", pasword: "c" }] } }),
    ],
    [
      "identity.users[0].__proto__: unknown option; known: id, name, password, passcode",
      () =>
        createLoose({ identity: { users: [JSON.parse('{"name":"a","__proto__":{"id":"b"}}')] } }),
    ],
    [
      "identity.users[0]: expected an object, got null",
      () => createLoose({ identity: { users: [null] } }),
    ],
    ["identity.users: must be an array", () => createLoose({ identity: { users: {} } })],
    [
      "identity.projects[0].region: unknown option; known: id, name",
      () => createLoose({ identity: { projects: [{ name: "a", region: "b" }] } }),
    ],
    ["identity.projects: must be an array", () => createLoose({ identity: { projects: "a" } })],
    [
      "identity.domain.nmae: unknown option; did you mean name?",
      () => createLoose({ identity: { domain: { nmae: "a" } } }),
    ],
    [
      "identity.domain: expected an object, got string",
      () => createLoose({ identity: { domain: "a" } }),
    ],
    [
      "rateLimit.perr: unknown option; did you mean per?",
      () => createLoose({ rateLimit: { limit: 1, perr: "second" } }),
    ],
    ["options: expected an object, got number", () => createLoose(5 as never)],
    [
      "maxEntry: unknown option; known: maxEntries",
      () => recordHar(cloud, { maxEntry: 1 } as object),
    ],
    [
      "endpoint: unknown option; did you mean endpoints?",
      () => mockHandlers(cloud, { endpoint: [] } as object),
    ],
    ["hots: unknown option; did you mean host?", () => listen({ hots: "::1" })],
    ["admin.host: unknown option; did you mean hosts?", () => listen({ admin: { host: [] } })],
    [
      "endpoint.service_id: unknown option; did you mean serviceId?",
      () => connect({ service_id: "s" }),
    ],
    [
      "seed.publicip: unknown member; did you mean publicips?",
      () => cloud.seed({ project_id: "p", publicip: [] } as never),
    ],
    ["faults[0].times_: unknown field; known: id", () => cloud.faults.add({ times_: 1 } as object)],
    ["ms: expected a number of milliseconds", () => cloud.clock.advance({ seconds: 1 } as never)],
  ])("%s", async (message, use) => {
    await expect((async () => use())()).rejects.toMatchObject({
      name: "InvalidArgumentError",
      message: expect.stringContaining(message) as string,
    });
  });

  test("but not one that is undefined", () => {
    expect(() => createLoose({ region: undefined, nope: undefined })).not.toThrow();
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
const fail = () => {
  throw revoked();
};
const throwing = (): object => new Proxy({}, { ownKeys: fail, get: fail });

describe.each([
  ["a revoked proxy", revoked],
  ["an object whose getters throw", throwing],
])("%s", (_, make) => {
  test.each<[string, (cloud: MockCloud, value: never) => unknown]>([
    ["seed", (it, value) => it.seed(value)],
    ["seed", (it, value) => it.seed([value])],
    ["snapshot", (it, value) => it.restore(value)],
    ["faults", (it, value) => it.faults.add(value)],
    ["options", (_it, value) => createMockCloud(value)],
  ])("is an InvalidArgumentError when given as %s", (__, use) => {
    let thrown: unknown;
    try {
      use(own, make() as never);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      name: "InvalidArgumentError",
      message: expect.stringMatching(/^(seed|snapshot|faults(\[0\])?|options): cannot be read$/),
    });
  });
});
