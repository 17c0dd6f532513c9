import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { CredentialProvider } from "../../src/credentials/index.js";
import { CredentialsError, CredentialsNotFoundError } from "../../src/index.js";
import { fromEnvironment, fromProfile, type ProfileOptions } from "../../src/node/index.js";
import { everything } from "../support/everything.js";
import { contextOf } from "../support/provider-context.js";
import { json, startServer } from "../support/server.js";
import { tempFile } from "../support/temp-file.js";

const CANARY = "canary-c61e";

const failureOf = (provider: CredentialProvider): Promise<unknown> =>
  provider(contextOf("")).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

async function keyOf(provider: CredentialProvider) {
  const given = await provider(contextOf(""));
  if ("token" in given) return expect.unreachable();
  const { secretAccessKey, securityToken } = given;
  return { ...given, secretAccessKey, securityToken };
}

test("takes a key, a temporary one and its project from the environment", async () => {
  const env = { HUAWEICLOUD_SDK_AK: "AK", HUAWEICLOUD_SDK_SK: "SK" };
  const provider = fromEnvironment({ env });
  const key = { accessKeyId: "AK", secretAccessKey: "SK", securityToken: undefined };
  expect(await keyOf(provider)).toEqual(key);
  Object.assign(env, { HUAWEICLOUD_SDK_SECURITY_TOKEN: "st", HUAWEICLOUD_SDK_PROJECT_ID: "p" });
  expect(await keyOf(provider)).toEqual({ ...key, securityToken: "st", projectId: "p" });
});

const AK = "HUAWEICLOUD_SDK_AK";
const SK = "HUAWEICLOUD_SDK_SK";
const environments: [env: Record<string, string>, message: RegExp, found?: "none"][] = [
  [{}, /^environment: neither HUAWEICLOUD_SDK_AK nor HUAWEICLOUD_SDK_IDP_ID is set$/, "none"],
  [{ [AK]: "", [SK]: "" }, /neither HUAWEICLOUD_SDK_AK/, "none"],
  [{ HUAWEICLOUD_SDK_PROJECT_ID: "p" }, /neither HUAWEICLOUD_SDK_AK/, "none"],
  [{ [AK]: "AK" }, /^environment: HUAWEICLOUD_SDK_AK is set, but HUAWEICLOUD_SDK_SK is not$/],
  [{ [SK]: CANARY }, /HUAWEICLOUD_SDK_SK is set, but HUAWEICLOUD_SDK_AK is not$/],
  [{ HUAWEICLOUD_SDK_SECURITY_TOKEN: CANARY }, /SECURITY_TOKEN is set, but HUAWEICLOUD_SDK_AK/],
  [{ [AK]: "AK", [SK]: `${CANARY}\n` }, /^environment: HUAWEICLOUD_SDK_SK: expected text without/],
  [{ [AK]: "A K", [SK]: CANARY }, /^environment: HUAWEICLOUD_SDK_AK: expected visible ASCII/],
  [
    { [AK]: "AK", [SK]: CANARY, HUAWEICLOUD_SDK_PROJECT_ID: "../p" },
    /^environment: HUAWEICLOUD_SDK_PROJECT_ID: expected 1 to 64 letters/,
  ],
  [{ HUAWEICLOUD_SDK_IDP_ID: "i" }, /IDP_ID is set, but HUAWEICLOUD_SDK_ID_TOKEN_FILE is not$/],
  [
    { HUAWEICLOUD_SDK_IDP_ID: "i", HUAWEICLOUD_SDK_ID_TOKEN_FILE: "/no/such" },
    /HUAWEICLOUD_SDK_ID_TOKEN_FILE names \/no\/such, which cannot be read: ENOENT$/,
  ],
];

test.each(environments)("says what is wrong with %j", async (env, message, found) => {
  const error = await failureOf(fromEnvironment({ env }));
  expect(error).toBeInstanceOf(CredentialsError);
  expect(error instanceof CredentialsNotFoundError).toBe(found === "none");
  expect((error as Error).message).toMatch(message);
  expect(everything(error)).not.toContain(CANARY);
});

test("reads the ID token again each time", async () => {
  const ends = "2026-01-08T03:50:07.574000Z";
  const server = await startServer((response, request) => {
    const key = { access: "TA", secret: "TS", securitytoken: "st", expires_at: ends };
    const isToken = request.target.endsWith("/tokens");
    const token = json(201, { token: { expires_at: ends } }, { "X-Subject-Token": "t" });
    (isToken ? token : json(201, { credential: key }))(response, request);
  });
  const file = await tempFile("credentials", "first\n");
  const provider = fromEnvironment({
    env: {
      HUAWEICLOUD_SDK_IDP_ID: "i",
      HUAWEICLOUD_SDK_ID_TOKEN_FILE: file,
      [AK]: "AK",
      [SK]: "SK",
    },
  });
  expect(await provider(contextOf(server.url))).toMatchObject({ accessKeyId: "TA" });
  await writeFile(file, "second");
  await provider(contextOf(server.url));
  expect(server.received.map(({ body }) => body)).toEqual([
    '{"auth":{"id_token":{"id":"first"}}}',
    expect.anything(),
    '{"auth":{"id_token":{"id":"second"}}}',
    expect.anything(),
  ]);
});

// As the README of the vendor's SDK has it, and what gopkg.in/ini.v1 also reads.
const PROFILE = `\uFEFF; written by hand
[basic]
ak = AK
sk: "SK" # quoted
security_token = st==
project_id = cfa563efb77d4b6d9960781d82530fd8
iam_endpoint = https://iam.cn-north-4.myhuaweicloud.com

[ other ]
ak=AK2
sk='SK2'
`;

test("takes a section of the file that an option, or else a variable, names", async () => {
  const file = await tempFile("credentials", PROFILE);
  const basic = {
    accessKeyId: "AK",
    secretAccessKey: "SK",
    securityToken: "st==",
    projectId: "cfa563efb77d4b6d9960781d82530fd8",
  };
  expect(await keyOf(fromProfile({ file }))).toEqual(basic);
  const env = { HUAWEICLOUD_SDK_CREDENTIALS_FILE: file };
  expect(await keyOf(fromProfile({ env }))).toEqual(basic);
  expect(await keyOf(fromProfile({ env, profile: "other" }))).toMatchObject({
    accessKeyId: "AK2",
    secretAccessKey: "SK2",
  });
});

const files: [text: string, options: ProfileOptions, message: RegExp, found?: "none"][] = [
  [
    "[global]\nak = A\n",
    {},
    /^profile basic in \S+: no such section; there are \[global\]$/,
    "none",
  ],
  ["", {}, /no such section; there are none$/, "none"],
  [
    "[basic]\nak = A\n",
    { profile: "x" },
    /^profile x in \S+: no such section; there are \[basic\]$/,
  ],
  ["[basic]\n", {}, /^profile basic in \S+: neither ak nor idp_id is set$/, "none"],
  ["[basic]\nak = A\n", {}, /^profile basic in \S+: ak is set, but sk is not$/],
  [
    `[basic]\nak = A\nsk = ${CANARY} x\u0000\n[`,
    {},
    /line 4 is neither \[section\] nor key = value$/,
  ],
  [`[basic]\nak = A\n${CANARY}\n`, {}, /line 3 is neither/],
  [`[basic]\nak = A B\nsk = ${CANARY}\n`, {}, /^profile basic in \S+: ak: expected visible ASCII/],
];

test.each(files)(
  "says what is wrong with the file %j %j",
  async (text, options, message, found) => {
    const file = await tempFile("credentials", text);
    const error = await failureOf(fromProfile({ ...options, file }));
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error instanceof CredentialsNotFoundError).toBe(found === "none");
    expect((error as Error).message).toMatch(message);
    expect(everything(error)).not.toContain(CANARY);
  },
);

test("a named file must exist and be readable", async () => {
  const missing = await failureOf(fromProfile({ file: "/no/such/file" }));
  expect(missing).not.toBeInstanceOf(CredentialsNotFoundError);
  expect((missing as Error).message).toBe("profile: /no/such/file cannot be read: ENOENT");
  const folder = await failureOf(fromProfile({ file: tmpdir() }));
  expect((folder as Error).message).toMatch(/cannot be read: EISDIR$/);
  const file = await tempFile("credentials", PROFILE);
  await chmod(file, 0);
  // The superuser may read it all the same.
  if (process.getuid?.() === 0) return;
  expect(((await failureOf(fromProfile({ file }))) as Error).message).toMatch(/EACCES$/);
});

test.skipIf(process.platform === "win32")(
  "rejects a named pipe, which nothing could stop waiting for",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "hcnet-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "pipe");
    execFileSync("mkfifo", [file]);
    await expect(failureOf(fromProfile({ file }))).resolves.toMatchObject({
      name: "CredentialsError",
      message: `profile: ${file} cannot be read: expected a regular file`,
    });
    const env = { HUAWEICLOUD_SDK_IDP_ID: "i", HUAWEICLOUD_SDK_ID_TOKEN_FILE: file };
    await expect(failureOf(fromEnvironment({ env }))).resolves.toMatchObject({
      name: "CredentialsError",
      message: expect.stringMatching(/cannot be read: expected a regular file$/),
    });
  },
);

test.each([
  ["of no key", "x ".repeat(50_000), /line 2 is neither \[section\] nor key = value$/],
  ["with an open quote", `ak = "${" ".repeat(99_990)}x`, /line 2: expected one quote at each end/],
  [
    "of a value with blanks",
    `ak = ${"A ".repeat(50_000)}B\nsk = C`,
    /: ak: expected visible ASCII/,
  ],
  ["of a comment sign in a value", `ak = ${"a#".repeat(50_000)}`, /line 2: expected quotes around/],
  ["of a section", `[${"a".repeat(100_000)}`, /line 2 is neither/],
])(
  "says in one short message what is wrong with a line of 100,000 characters %s",
  async (_, line, message) => {
    const file = await tempFile("credentials", `[basic]\n${line}\n`);
    const error = await failureOf(fromProfile({ file }));
    expect(error).toBeInstanceOf(CredentialsError);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message.length).toBeLessThan(500);
  },
);

test("rejects a profile file of more than 1 MiB without reading it", async () => {
  const file = await tempFile("credentials", "#".repeat(1024 * 1024 + 1));
  await expect(failureOf(fromProfile({ file }))).resolves.toMatchObject({
    message: `profile: ${file} cannot be read: expected at most 1048576 bytes, got 1048577`,
  });
});

const values: [written: string, sk: string | RegExp][] = [
  ["`ab#cd`", "ab#cd"],
  ['"ab;cd"', "ab;cd"],
  ["'ab#cd' # a comment", "ab#cd"],
  ["'`ab`'", "`ab`"],
  ["abcd # a comment", "abcd"],
  ["abcd\t; a comment", "abcd"],
  ["a=b:c", "a=b:c"],
  ["ab#cd", /line 3: expected quotes around a value with # or ;, or a space before a comment$/],
  ["`ab#cd", /line 3: expected one quote at each end of the value, and a space before a comment$/],
  ["`ab`#cd", /line 3: expected one quote at each end of the value, and a space before a comment$/],
  [
    "'ab';cd'",
    /line 3: expected one quote at each end of the value, and a space before a comment$/,
  ],
  ['"ab"cd', /line 3: expected one quote/],
];

test.each(values)(
  "reads a secret key written %s whole or not at all",
  async (written, expected) => {
    const provider = fromProfile({
      file: await tempFile("credentials", `[basic]\nak = AK\nsk = ${written}\n`),
    });
    if (typeof expected === "string") {
      expect(await keyOf(provider)).toMatchObject({ secretAccessKey: expected });
    } else {
      await expect(provider(contextOf(""))).rejects.toThrow(expected);
    }
  },
);
