import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  createSession,
  InvalidArgumentError,
  type ServiceDescriptor,
  type SessionOptions,
} from "../src/index.js";

const OPTIONS = {
  region: "cn-north-4",
  projectId: "cfa563efb77d4b6d9960781d82530fd8",
  credentials: { accessKeyId: "AK", secretAccessKey: "SK" },
} satisfies SessionOptions;

const SERVICE: ServiceDescriptor = {
  api: "widgets",
  endpoint: "https://widget.{region}.myhuaweicloud.com",
  regionEndpoints: { "eu-west-101": "https://widget.eu-west-101.myhuaweicloud.eu" },
};

const endpointWith = (options: object): string =>
  createSession({ ...OPTIONS, ...options }).endpointOf(SERVICE);

test("shows region, project and time limit", () => {
  expect(createSession(OPTIONS)).toMatchObject({
    region: "cn-north-4",
    projectId: OPTIONS.projectId,
    timeoutMs: 60_000,
  });
  expect(createSession({ ...OPTIONS, timeoutMs: 5 }).timeoutMs).toBe(5);
});

const endpoints: [options: object, expected: string][] = [
  [{}, "https://widget.cn-north-4.myhuaweicloud.com"],
  [{ region: "xx-new-99" }, "https://widget.xx-new-99.myhuaweicloud.com"],
  [{ region: "eu-west-101" }, "https://widget.eu-west-101.myhuaweicloud.eu"],
  [{ region: "constructor" }, "https://widget.constructor.myhuaweicloud.com"],
  [{ endpoint: "http://127.0.0.1:8080" }, "http://127.0.0.1:8080"],
  [{ endpoint: "http://127.0.0.1:8080", region: undefined }, "http://127.0.0.1:8080"],
  [{ endpoint: "https://proxy.example/cloud//" }, "https://proxy.example/cloud"],
  [{ endpoint: "https://proxy.example/#part" }, "https://proxy.example"],
  [{ endpoint: { widgets: "https://w.example/" } }, "https://w.example"],
  [{ endpoint: "https://w.{region}.example" }, "https://w.cn-north-4.example"],
  [{ endpointSuffix: "partner.example" }, "https://widget.cn-north-4.partner.example"],
  [{ endpoint: { other: "https://o.example" } }, "https://widget.cn-north-4.myhuaweicloud.com"],
];

test.each(endpoints)("%j reaches %s", (options, expected) => {
  expect(endpointWith(options)).toBe(expected);
});

test("asks for an endpoint of this API when there is no region", () => {
  const options = { region: undefined, endpoint: { other: "https://o.example" } };
  expect(() => endpointWith(options)).toThrow(/^endpoint\.widgets: expected a URL/);
});

const key = OPTIONS.credentials;
const wrong: [title: string, options: object, message: RegExp][] = [
  ["neither region nor endpoint", { region: undefined }, /^region: expected a region id/],
  ["an empty region", { region: "" }, /^region: expected a region id such as "cn-north-4", got ""/],
  ["a region that is a host", { region: "evil.example/" }, /^region: /],
  ["a region that is null", { region: null }, /^region: /],
  ["a region that is a number", { region: 4 }, /^region: /],
  ["an endpoint that is null", { endpoint: null }, /^endpoint: expected/],
  ["an endpoint that is a number", { endpoint: 80 }, /^endpoint: expected/],
  ["a relative endpoint", { endpoint: "w.example" }, /^endpoint: expected an absolute/],
  [
    "another scheme",
    { endpoint: "ftp://w.example" },
    /^endpoint: expected an absolute http or https URL/,
  ],
  [
    "a user in the endpoint",
    { endpoint: "https://u@w.example" },
    /^endpoint: .*without user, password and query/,
  ],
  [
    "a password in the endpoint",
    { endpoint: "https://:p@w.example" },
    /^endpoint: .*without user, password and query/,
  ],
  [
    "a query in the endpoint",
    { endpoint: "https://w.example?a" },
    /^endpoint: .*without user, password and query/,
  ],
  [
    "a wrong endpoint of one API",
    { endpoint: { widgets: "/x" } },
    /^endpoint\.widgets: expected an absolute/,
  ],
  ["an empty project", { projectId: "" }, /^projectId: expected/],
  ["a project that is a path", { projectId: "../a" }, /^projectId: expected/],
  ["a project with a line break", { projectId: "a\n" }, /^projectId: expected/],
  ["a project too long", { projectId: "a".repeat(65) }, /^projectId: expected/],
  ["no credentials", { credentials: undefined }, /^credentials: expected/],
  ["credentials that are null", { credentials: null }, /^credentials: expected/],
  ["empty credentials", { credentials: {} }, /^credentials: expected/],
  ["key and token", { credentials: { ...key, token: "t" } }, /^credentials: expected .*, got both/],
  ["an empty token", { credentials: { token: "" } }, /^credentials\.token: /],
  ["a token with a line break", { credentials: { token: "a\r\nb" } }, /^credentials\.token: /],
  ["a token that is a number", { credentials: { token: 1 } }, /^credentials\.token: /],
  ["no secret key", { credentials: { accessKeyId: "AK" } }, /^credentials\.secretAccessKey: /],
  ["no access key", { credentials: { secretAccessKey: "SK" } }, /^credentials\.accessKeyId: /],
  [
    "an access key with a line break",
    { credentials: { ...key, accessKeyId: "AK\r\nX: 1" } },
    /^credentials\.accessKeyId: /,
  ],
  [
    "a secret key with its line break from a file",
    { credentials: { ...key, secretAccessKey: "SK\n" } },
    /^credentials\.secretAccessKey: .*without blanks around it/,
  ],
  [
    "an empty security token",
    { credentials: { ...key, securityToken: "" } },
    /^credentials\.securityToken: /,
  ],
  ["a suffix that is a host", { endpointSuffix: "evil.example/" }, /^endpointSuffix: /],
  ["a refresh without time", { refresh: { timeoutMs: 0 } }, /^refresh\.timeoutMs: /],
  ["no time", { timeoutMs: 0 }, /^timeoutMs: /],
  ["negative time", { timeoutMs: -1 }, /^timeoutMs: /],
  ["endless time", { timeoutMs: Number.POSITIVE_INFINITY }, /^timeoutMs: /],
  ["time that is no number", { timeoutMs: "5" }, /^timeoutMs: /],
  ["more time than a timer can hold", { timeoutMs: 2 ** 31 }, /^timeoutMs: /],
  ["a fetch that is none", { fetch: "fetch" }, /^fetch: expected a function/],
];

const FIELDS = ["accessKeyId", "secretAccessKey", "securityToken", "token"] as const;
test.each(FIELDS)("rejects control characters in %s, and shows nothing of the value", (field) => {
  for (const control of ["\0", "\t", "\n", "\r", "\x1b", "\x7f", "\x85"]) {
    for (const value of [`canary${control}canary`, `canary${control}`, `${control}canary`]) {
      const credentials = { ...(field === "token" ? {} : key), [field]: value };
      const create = () => createSession({ ...OPTIONS, credentials } as never);
      expect(create).toThrow(new RegExp(`^credentials\\.${field}: expected (?!.*canary)`));
    }
  }
});

test.each(wrong)("rejects %s, naming the field", (_, options, message) => {
  const create = () => createSession({ ...OPTIONS, ...options } as never);
  expect(create).toThrow(InvalidArgumentError);
  expect(create).toThrow(message);
});

test("says so when there are no options at all", () => {
  expect(() => createSession(undefined as never)).toThrow(InvalidArgumentError);
});

test("does not see later changes of its options", () => {
  const endpoint: Record<string, string> = { widgets: "https://w.example" };
  const session = createSession({ ...OPTIONS, endpoint });
  endpoint.widgets = "https://evil.example";
  expect(session.endpointOf(SERVICE)).toBe("https://w.example");
});

const CANARY = "canary-7f3a";
test.each([
  [{ accessKeyId: "AK", secretAccessKey: CANARY, securityToken: `t-${CANARY}` }],
  [{ token: CANARY }],
])("shows no secret, however it is printed (%#)", (credentials) => {
  const session = createSession({ ...OPTIONS, credentials });
  const shown = [
    inspect(session, { depth: null, showHidden: true, getters: true }),
    JSON.stringify(session),
    String(session),
    JSON.stringify(Object.entries(Object.getOwnPropertyDescriptors(session))),
    JSON.stringify(Reflect.ownKeys(session).map(String)),
    JSON.stringify(structuredClone({ ...session })),
  ].join("\n");
  expect(shown).toContain("cn-north-4");
  expect(shown).not.toContain(CANARY);
});

test("does not repeat a wrong secret in its message", () => {
  for (const secret of [`${CANARY}\n`, `${CANARY}\u4e2d\r\n`]) {
    for (const field of ["accessKeyId", "secretAccessKey", "securityToken"]) {
      const credentials = { ...key, [field]: secret };
      const create = () => createSession({ ...OPTIONS, credentials });
      expect(create).toThrow(InvalidArgumentError);
      expect(create).not.toThrow(CANARY);
    }
    expect(() => createSession({ ...OPTIONS, credentials: { token: secret } })).not.toThrow(CANARY);
  }
});
