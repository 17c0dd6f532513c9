// Credentials that people have configured for other tools: Terraform, KooCLI, OpenStack clients.
import { describe, expect, test } from "vitest";
import { CredentialsError, CredentialsNotFoundError } from "../../src/index.js";
import {
  type ConfiguredProvider,
  fromCloudsYaml,
  fromKooCli,
  fromOpenStackEnvironment,
  fromTerraformEnvironment,
} from "../../src/node/index.js";
import { everything } from "../support/everything.js";
import { contextOf } from "../support/provider-context.js";
import { json, startServer } from "../support/server.js";
import { tempFile } from "../support/temp-file.js";

const CANARY = "canary-71bd";
const EXPIRES = "2026-01-08T03:50:07.574000Z";

async function given(provider: ConfiguredProvider, iam = "") {
  const credentials = await provider(contextOf(iam));
  return "token" in credentials
    ? { ...credentials, token: credentials.token }
    : { ...credentials, secretAccessKey: credentials.secretAccessKey };
}

const failure = (provider: ConfiguredProvider): Promise<Error> =>
  provider(contextOf("")).then(
    () => expect.unreachable(),
    (error: Error) => error,
  );

/** An IAM that grants tokens and temporary keys. */
const startIam = () =>
  startServer((response, request) => {
    const key = { access: "TA", secret: CANARY, securitytoken: "st", expires_at: EXPIRES };
    const token = { token: { expires_at: EXPIRES, project: { id: "project" } } };
    if (request.target.startsWith("/v3/auth/tokens")) {
      json(201, token, { "X-Subject-Token": "issued" })(response, request);
    } else json(201, { credential: key })(response, request);
  });

const HW = { HW_ACCESS_KEY: "AK", HW_SECRET_KEY: CANARY };

describe("variables of Terraform", () => {
  test("give a key, the region and the project", async () => {
    const provider = fromTerraformEnvironment({
      env: {
        ...HW,
        HW_SECURITY_TOKEN: "st",
        HW_REGION_NAME: "cn-north-4",
        HW_PROJECT_NAME: "team",
        HW_CLOUD: "myhuaweicloud.com",
      },
    });
    expect(await given(provider)).toMatchObject({ accessKeyId: "AK", secretAccessKey: CANARY });
    expect(provider.settings()).toEqual({ region: "cn-north-4", projectName: "team" });
  });

  test("give a token, or a token for user and password", async () => {
    expect(await given(fromTerraformEnvironment({ env: { HW_AUTH_TOKEN: "t" } }))).toEqual({
      token: "t",
    });
    const iam = await startIam();
    const provider = fromTerraformEnvironment({
      env: {
        HW_USER_NAME: "user",
        HW_USER_PASSWORD: CANARY,
        HW_DOMAIN_NAME: "account",
        HW_PROJECT_NAME: "team",
      },
    });
    expect(await given(provider, iam.url)).toMatchObject({ token: "issued", projectId: "project" });
    expect(JSON.parse(iam.received[0]?.body ?? "").auth.scope).toEqual({
      project: { name: "team" },
    });
  });

  test("assume an agency with the key", async () => {
    const iam = await startIam();
    const provider = fromTerraformEnvironment({
      env: {
        ...HW,
        HW_ASSUME_ROLE_AGENCY_NAME: "ops",
        HW_ASSUME_ROLE_DOMAIN_NAME: "customer",
        HW_ASSUME_ROLE_DURATION: "900",
      },
    });
    expect(await given(provider, iam.url)).toMatchObject({ accessKeyId: "TA" });
    const [request] = iam.received;
    expect(request?.headers.authorization).toContain("Access=AK,");
    expect(JSON.parse(request?.body ?? "").auth.identity).toEqual({
      methods: ["assume_role"],
      assume_role: { agency_name: "ops", domain_name: "customer", duration_seconds: 900 },
    });
  });

  test.each([
    [{}, /^environment: expected HW_ACCESS_KEY, HW_AUTH_TOKEN, or HW_USER_NAME, got none of them$/],
    [{ HW_ACCESS_KEY: "AK" }, /^environment: HW_ACCESS_KEY is set, but HW_SECRET_KEY is not$/],
    [{ ...HW, HW_ACCESS_KEY: "A K" }, /^environment: HW_ACCESS_KEY: expected visible ASCII/],
    [
      { HW_USER_NAME: "u", HW_DOMAIN_NAME: "d" },
      /HW_USER_NAME is set, but HW_USER_PASSWORD is not/,
    ],
    [{ ...HW, HW_ASSUME_ROLE_AGENCY_NAME: "a" }, /but HW_ASSUME_ROLE_DOMAIN_NAME is not$/],
    [{ ...HW, HW_PROJECT_ID: "../p" }, /^environment: HW_PROJECT_ID: expected 1 to 64 letters/],
    [
      {
        ...HW,
        HW_ASSUME_ROLE_AGENCY_NAME: "a",
        HW_ASSUME_ROLE_DOMAIN_NAME: "d",
        HW_ASSUME_ROLE_DURATION: "1",
      },
      /^environment: HW_ASSUME_ROLE_DURATION: expected a number from 900/,
    ],
  ])("%j fails, naming the variable and no secret", async (env, message) => {
    const error = await failure(fromTerraformEnvironment({ env }));
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toMatch(message);
    expect(everything(error)).not.toContain(CANARY);
  });
});

describe("a profile of KooCLI", () => {
  const profile = {
    ...{ name: "work", mode: "AKSK", accessKeyId: "AK", secretAccessKey: CANARY },
    ...{ securityToken: "", region: "ap-southeast-3", projectId: "0123", domainId: "d" },
  };
  const content = { authEncrypt: "false", current: "work", profiles: [profile] };

  test("gives key, region and project; the current one, or the named one", async () => {
    const other = { name: "other", accessKeyId: "BK", secretAccessKey: "s", region: "cn-north-4" };
    const file = await tempFile("config.json", { ...content, profiles: [profile, other] });
    const provider = fromKooCli({ env: { HW_SHARED_CONFIG_FILE: file } });
    expect(await given(provider)).toMatchObject({ accessKeyId: "AK", projectId: "0123" });
    expect(provider.settings()).toMatchObject({ region: "ap-southeast-3", projectId: "0123" });
    const named = fromKooCli({ env: { HW_SHARED_CONFIG_FILE: file, HW_PROFILE: "other" } });
    expect(await given(named)).toMatchObject({ accessKeyId: "BK" });
    expect(named.settings()).toEqual({ region: "cn-north-4" });
  });

  test("assumes its agency", async () => {
    const iam = await startIam();
    const agency = { ...profile, agencyName: "ops", agencyDomainName: "customer" };
    const file = await tempFile("config.json", { ...content, profiles: [agency] });
    expect(await given(fromKooCli({ file }), iam.url)).toMatchObject({ accessKeyId: "TA" });
  });

  test.each([
    [
      "encrypted",
      { ...content, authEncrypt: "true" },
      {},
      /hcloud configure set --cli-auth-encrypt=false/,
    ],
    ["no JSON", `{"${CANARY}`, {}, /^KooCLI: .*config\.json is not JSON$/],
    [
      "no such profile",
      content,
      { profile: "x" },
      /^KooCLI profile x in .*: no such profile; the file has work$/,
    ],
    [
      "half a key",
      { ...content, profiles: [{ ...profile, secretAccessKey: "" }] },
      {},
      /accessKeyId is set, but secretAccessKey is not$/,
    ],
  ])("that is wrong is an error that says how: %s", async (_, text, options, message) => {
    const file = await tempFile("config.json", text);
    const error = await failure(fromKooCli({ ...options, file }));
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error).not.toBeInstanceOf(CredentialsNotFoundError);
    expect(error.message).toMatch(message);
    expect(everything(error)).not.toContain(CANARY);
  });

  test("without the default file is nothing found", async () => {
    const error = await failure(fromKooCli({ env: { HW_PROFILE: "x" } }));
    expect(error).toBeInstanceOf(CredentialsNotFoundError);
  });
});

describe("clouds.yaml", () => {
  const text = `
clouds:
  otc:
    region_name: eu-de
    auth:
      auth_url: https://iam.eu-de.otc.t-systems.com:443/v3
      username: user
      password: ${CANARY}
      user_domain_name: OTC-EU-DE-00000000001000000000
      project_name: eu-de_team
  keys:
    auth:
      auth_url: https://iam-pub.eu-ch2.sc.otc.t-systems.com/v3
      ak: AK
      sk: ${CANARY}
      project_id: "0123"
`;

  test("gives a key, and its endpoints from the host of IAM", async () => {
    const file = await tempFile("clouds.yaml", text);
    const provider = fromCloudsYaml({ file, cloud: "keys" });
    expect(await given(provider)).toMatchObject({ accessKeyId: "AK", projectId: "0123" });
    expect(provider.settings()).toEqual({
      region: "eu-ch2",
      projectId: "0123",
      endpointSuffix: "sc.otc.t-systems.com",
      iamEndpoint: "https://iam-pub.eu-ch2.sc.otc.t-systems.com",
    });
  });

  test("gives a token for user and password, from its own IAM", async () => {
    const iam = await startIam();
    const changed = text.replace("https://iam.eu-de.otc.t-systems.com:443", iam.url);
    const env = { OS_CLIENT_CONFIG_FILE: await tempFile("clouds.yaml", changed), OS_CLOUD: "otc" };
    expect(await given(fromCloudsYaml({ env }))).toMatchObject({ token: "issued" });
    const { auth } = JSON.parse(iam.received[0]?.body ?? "");
    expect(auth.scope).toEqual({ project: { name: "eu-de_team" } });
  });

  test.each([
    ["no cloud named", text, {}, /OS_CLOUD is not set; it has otc, keys$/],
    ["no such cloud", text, { cloud: "x" }, /has no cloud x; it has otc, keys$/],
    ["no YAML", `clouds: {"${CANARY}`, {}, /is not YAML \(line \d+\)$/],
  ])("that is wrong is an error that says how: %s", async (_, content, options, message) => {
    const file = await tempFile("clouds.yaml", content);
    const error = await failure(fromCloudsYaml({ env: {}, ...options, file }));
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toMatch(message);
    expect(everything(error)).not.toContain(CANARY);
  });
});

test("variables of OpenStack give user and password, region, project and endpoints", async () => {
  const iam = await startIam();
  const env = {
    OS_AUTH_URL: `${iam.url}/v3`,
    ...{ OS_USERNAME: "user", OS_PASSWORD: CANARY, OS_DOMAIN_NAME: "account" },
    ...{ OS_PROJECT_NAME: "eu-de_team", OS_REGION_NAME: "eu-de" },
  };
  const provider = fromOpenStackEnvironment({ env });
  expect(await given(provider)).toMatchObject({ token: "issued" });
  expect(provider.settings()).toEqual({
    ...{ region: "eu-de", projectName: "eu-de_team", iamEndpoint: iam.url },
  });
});
