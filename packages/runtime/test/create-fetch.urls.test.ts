// Where `createFetch` sends the credentials of a session, and where not.
import { describe, expect, test } from "vitest";
import { createFetch, createSession, InvalidArgumentError } from "../src/index.js";
import { everything } from "./support/everything.js";
import { json, startServer } from "./support/server.js";
import { clientOf, createClient, PROJECT_ID, service } from "./support/widgets.js";

const session = (endpoint: string) =>
  createSession({ endpoint, projectId: PROJECT_ID, credentials: { token: "canary-token" } });

const schemes = [
  "file:///etc/passwd",
  "ftp://ftp.example/a",
  "data:text/plain,a",
  "blob:https://h.example/5d0f",
  "about:blank",
  "javascript:alert(1)",
  "ws://h.example/",
  "wss://h.example/",
  "//h.example/a",
  "/v1/p/widgets",
  "",
];

describe.each(schemes)("%j", (url) => {
  test("is rejected and not sent", async () => {
    const server = await startServer();
    const fetch = createFetch(session(server.url));
    const call = fetch(url);
    await expect(call).rejects.toBeInstanceOf(InvalidArgumentError);
    await expect(call).rejects.toThrow(/^url: expected an absolute http: or https: URL, got /);
    expect(server.received).toEqual([]);
  });

  test("is not signed when middleware asks for it", async () => {
    const server = await startServer();
    const client = clientOf(server.url);
    client.http.use({
      onRequest: ({ request }) => Object.defineProperty(request.clone(), "url", { value: url }),
    });
    await expect(client.listWidgets()).rejects.toThrow(
      /^url: expected an absolute http: or https: URL, got /,
    );
    expect(server.received).toEqual([]);
  });
});

test("an origin that the session has no endpoint of is rejected, regardless of the input", async () => {
  const [server, other] = [await startServer(), await startServer()];
  const fetch = createFetch(session(server.url));
  for (const input of [`${other.url}/a`, new URL(other.url), new Request(other.url)]) {
    await expect(fetch(input)).rejects.toThrow(
      `url: expected an endpoint of the session, got ${other.url}; if it may have the credentials, use createFetch(session, { allowedOrigins: ["${other.url}"] })`,
    );
  }
  expect(other.received).toEqual([]);
  await expect(fetch(`${server.url}/a`)).resolves.toMatchObject({ status: 200 });
});

test("a user or a password in a URL is rejected without being quoted", async () => {
  const server = await startServer();
  const fetch = createFetch(session(server.url));
  const url = server.url.replace("//", "//user:canary-password@");
  const error: unknown = await fetch(url).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    message: `url: expected no user and password in a URL of ${server.url}`,
  });
  expect(everything(error)).not.toContain("canary");
  expect(server.received).toEqual([]);
});

test("allowed are given endpoints, told endpoints, IAM, and what the caller allows", async () => {
  const sent: string[] = [];
  const own = createSession({
    region: "cn-north-4",
    endpoint: { gadgets: "https://gadgets.example/base" },
    projectId: PROJECT_ID,
    credentials: { token: "t" },
    fetch: async (url) => {
      sent.push(url);
      return Response.json({});
    },
  });
  const fetch = createFetch(own, { allowedOrigins: ["https://ecs.example"] });
  const widgets = "https://widget.cn-north-4.myhuaweicloud.com/v1";
  await expect(fetch(widgets)).rejects.toThrow(/got https:\/\/widget\.cn-north-4/);
  createClient(own);
  const urls = [
    widgets,
    "https://gadgets.example/other",
    "https://iam.cn-north-4.myhuaweicloud.com/v3/projects",
    "https://ecs.example/v1",
  ];
  for (const url of urls) await fetch(url);
  expect(sent).toEqual(urls);
  for (const url of [
    "http://ecs.example/",
    "https://ecs.example:8443/",
    "https://a.ecs.example/",
  ]) {
    await expect(fetch(url)).rejects.toBeInstanceOf(InvalidArgumentError);
  }
  expect(own.endpointOf(service)).toBe("https://widget.cn-north-4.myhuaweicloud.com");
});

test.each([
  "ecs.example",
  "https://h.example/path",
  "https://u:p@h.example",
  "ftp://h.example",
  "*",
])("rejects the allowed origin %j", (origin) => {
  const create = () => createFetch(session("https://h.example"), { allowedOrigins: [origin] });
  expect(create).toThrow(/^allowedOrigins\[0\]: expected an origin such as/);
});

test("a response of an error has no secret of the request", async () => {
  const server = await startServer((response, request) =>
    json(401, { message: `no ${String(request.headers["x-auth-token"])}` })(response, request),
  );
  const response = await createFetch(session(server.url))(server.url);
  expect(await response.json()).toEqual({ message: "no [redacted]" });
});
