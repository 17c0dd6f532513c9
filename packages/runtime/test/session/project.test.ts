import { expect, test, vi } from "vitest";
import type { CredentialProvider, ProviderContext } from "../../src/credentials/index.js";
import { createCredentialSource } from "../../src/credentials/source.js";
import { CredentialsError, InvalidArgumentError, ProjectError } from "../../src/index.js";
import { createProjectSource } from "../../src/session/project.js";
import { everything } from "../support/everything.js";
import { startIam } from "../support/fake-iam.js";
import { contextOf } from "../support/provider-context.js";
import { referenceAuthorization } from "../support/reference-signature.js";
import { json, type Received, type Responder, startServer } from "../support/server.js";

const NORTH = { id: "cfa563efb77d4b6d9960781d82530fd8", name: "cn-north-4" };
const SUB = { id: "8c6fb137a48a428aaf9a0229dca4edb3", name: "cn-north-4_sub" };
const CANARY = "canary-b7d1";
const KEYS = { accessKeyId: "AK", secretAccessKey: CANARY, securityToken: `st-${CANARY}` };

/** The projects of a session. */
function projectsOf(
  url: string,
  options: Partial<ProviderContext> = {},
  credentials: Parameters<typeof createCredentialSource>[0] = KEYS,
) {
  const context = contextOf(url, options);
  return createProjectSource(createCredentialSource(credentials, context), context);
}

/** What the documented rules make of the look-up as it came. */
function expectedSignature(request: Received | undefined): string {
  const signed = ["host", "x-sdk-date", "x-security-token"];
  const headers = signed.map((name) => [name, String(request?.headers[name])]);
  return referenceAuthorization(
    {
      method: "GET",
      segments: ["v3", "projects"],
      query: [["name", "cn-north-4"]],
      headers: Object.fromEntries(headers),
      body: "",
    },
    KEYS,
  );
}

test("a given project is taken as it stands, and nobody is asked", () => {
  expect(projectsOf("http://nobody.invalid", { projectId: "p" }).get()).toBe("p");
  expect(() => projectsOf("", { projectId: "../p" })).toThrow(InvalidArgumentError);
});

test("is looked up by the region with a signed request, once for all who wait", async () => {
  const server = await startIam([SUB, NORTH]);
  const projects = projectsOf(server.url);
  const asking = [projects.get(), projects.get(), projects.get()];
  expect(await Promise.all(asking)).toEqual([NORTH.id, NORTH.id, NORTH.id]);
  expect(projects.get()).toBe(NORTH.id);
  expect(server.received).toHaveLength(1);
  const [request] = server.received;
  expect(request).toMatchObject({ method: "GET", target: "/v3/projects?name=cn-north-4" });
  expect(request?.headers).toMatchObject({ "x-security-token": KEYS.securityToken });
  expect(request?.headers).not.toHaveProperty("x-project-id");
  expect(request?.headers.authorization).toBe(expectedSignature(request));
});

test("is looked up with a token", async () => {
  const server = await startIam([NORTH]);
  expect(await projectsOf(server.url, {}, { token: "t" }).get()).toBe(NORTH.id);
  expect(server.received[0]?.headers["x-auth-token"]).toBe("t");
});

test("two sessions with the same credentials keep projects of their own, and none with them", async () => {
  const south = { id: "0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e", name: "cn-south-1" };
  const server = await startIam([NORTH, south]);
  const one = projectsOf(server.url);
  const other = projectsOf(server.url, { region: "cn-south-1" });
  expect(await Promise.all([one.get(), other.get(), one.get(), other.get()])).toEqual([
    NORTH.id,
    south.id,
    NORTH.id,
    south.id,
  ]);
  expect(KEYS).not.toHaveProperty("projectId");
});

test("the project that came with the credentials needs no look-up", async () => {
  const provider: CredentialProvider = async () => ({ token: "t", projectId: "own" });
  expect(await projectsOf("http://nobody.invalid", {}, provider).get()).toBe("own");
});

const failures: [title: string, response: Responder, message: RegExp][] = [
  [
    "none",
    json(200, { projects: [] }),
    /^No project for region "cn-north-4": no project with this name is visible/,
  ],
  ["others only", json(200, { projects: [SUB] }), /no project with this name is visible/],
  [
    "several",
    json(200, { projects: [NORTH, { ...SUB, name: NORTH.name }] }),
    new RegExp(`expected one, got ${NORTH.id}, ${SUB.id}; set projectId to one of them$`),
  ],
  ["no list", json(200, {}), /did not return projects$/],
  ["HTML", (r) => r.end(`<html>${CANARY}`), /did not return projects$/],
  ["an id that is a path", json(200, { projects: [{ ...NORTH, id: "../x" }] }), /return projects$/],
  [
    "an error response",
    json(401, {
      error: { code: 401, message: "The request you have made requires authentication." },
    }),
    /^No project for region "cn-north-4": IAM at http:\S+: GET \/v3\/projects: The request/,
  ],
  ["a closed connection", (r) => r.destroy(), /IAM at http:\S+: No complete response/],
];

test.each(failures)(
  "names the region and the cause after %s, and retries on the next call",
  async (_, response, message) => {
    const server = await startServer(response);
    const projects = projectsOf(server.url);
    const error: unknown = await Promise.resolve(projects.get()).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ProjectError);
    expect(error).toMatchObject({ code: "ERR_PROJECT", region: "cn-north-4" });
    expect((error as Error).message).toMatch(message);
    expect(everything(error)).not.toContain(CANARY);
    const before = server.received.length;
    await expect(projects.get()).rejects.toThrow(ProjectError);
    expect(server.received.length).toBeGreaterThan(before);
  },
);

test("without a region it says what to give", async () => {
  await expect(projectsOf("", { region: undefined }).get()).rejects.toThrow(
    /^projectId: required without a region/,
  );
});

test("credentials that cannot be had are no matter of the project", async () => {
  const provider = vi.fn<CredentialProvider>().mockRejectedValue(new Error("down"));
  await expect(projectsOf("", {}, provider).get()).rejects.toThrow(CredentialsError);
});
